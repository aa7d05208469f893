// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Purpose, Role} from "../../../contracts/Vocabulary.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {Entry} from "../base/Entry.sol";
import {deployLedger} from "../base/Ledger.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {Vm, vm} from "../base/Vm.sol";

contract ConstructorTest is LedgerTest {
    function test_RevertWhen_RegistrarIsZero() public {
        bytes memory code = bytes.concat(vm.getCode("contracts/MedAudit.sol:MedAudit"), abi.encode(address(0)));
        address made;
        bytes memory answer;
        assembly {
            made := create(0, add(code, 32), mload(code))
            answer := mload(0x40)
            mstore(answer, returndatasize())
            returndatacopy(add(answer, 32), 0, returndatasize())
            mstore(0x40, add(answer, add(64, returndatasize())))
        }
        require(made == address(0), "it should revert");
        require(keccak256(answer) == keccak256(_notRegistered(address(0))), "it should revert with NotRegistered");
    }

    function test_Succeeds_NamingTheRegistrar() public {
        vm.recordLogs();
        ledger = deployLedger(registrar);
        delete streams[keccak256(abi.encode(address(0)))];
        (Entry memory entry, Vm.Log memory detail) = _readBack(address(this));
        require(entry.seq == 1, "it is the registry's first entry");
        bytes32 details = keccak256(abi.encode(registrar, Role.Registrar, false, bytes32(0)));
        Entry memory expected = _chartEntry(address(0), address(this), address(0), Action.Credential, details);
        expected.purpose = Purpose.HOPERAT;
        _is(entry, _says(expected, "participant credentialed"));
        _isDetail(
            detail, abi.encode(IParticipants.ParticipantSet.selector, registrar, Role.Registrar, false, bytes32(0))
        );
        (Role role, bool suspended, bytes32 key) = ledger.participant(registrar);
        require(role == Role.Registrar && !suspended && key == 0, "the registrar is one");
    }
}
