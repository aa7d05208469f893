// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Role} from "../../../contracts/Vocabulary.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {Vm} from "../base/Vm.sol";

contract RegisterTest is LedgerTest {
    function test_RevertWhen_CallerHasARole() public {
        address[4] memory known = [ann, doctor, auditor, registrar];
        for (uint256 index = 0; index < known.length; index++) {
            bytes memory refusal = abi.encodeWithSelector(IParticipants.AlreadyRegistered.selector, known[index]);
            _reverts(known[index], _call(KEY), refusal);
        }
    }

    function test_RevertWhen_KeyIsZero() public {
        _reverts(stranger, _call(0), abi.encodeWithSelector(IParticipants.InvalidEncryptionKey.selector));
    }

    function test_Succeeds_MakingAPatient() public {
        _act(stranger, _call(KEY));
        (Role role, bool suspended, bytes32 key) = ledger.participant(stranger);
        require(role == Role.Patient && !suspended && key == KEY, "the caller is a patient with that key");
    }

    function test_Succeeds_WithTheChartsFirstEntry() public {
        (Entry memory entry, Vm.Log memory detail) = _act(stranger, _call(KEY));
        bytes32 details = keccak256(abi.encode(stranger, Role.Patient, false, KEY));
        require(entry.seq == 1, "it is the chart's first entry");
        _is(
            entry,
            _says(_chartEntry(stranger, stranger, address(0), Action.Register, details), "patient registered")
        );
        _isDetail(detail, abi.encode(IParticipants.ParticipantSet.selector, stranger, Role.Patient, false, KEY));
    }

    function _call(bytes32 key) private pure returns (bytes memory) {
        return abi.encodeCall(IParticipants.register, (key));
    }
}
