// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Purpose, Role} from "../../../contracts/Vocabulary.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {Vm} from "../base/Vm.sol";

contract SuspendTest is LedgerTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(doctor), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotTheRegistrar() public {
        _reverts(ann, _call(doctor), _roleNotAllowed(Role.Patient, Action.Suspend));
        _reverts(doctor, _call(doctor), _roleNotAllowed(Role.Doctor, Action.Suspend));
        _reverts(auditor, _call(doctor), _roleNotAllowed(Role.Auditor, Action.Suspend));
    }

    function test_RevertWhen_AccountIsNotRegistered() public {
        _reverts(registrar, _call(stranger), _notRegistered(stranger));
    }

    function test_RevertWhen_AccountCannotBeSuspended() public {
        _reverts(registrar, _call(ann), _roleNotAllowed(Role.Patient, Action.Suspend));
        _reverts(registrar, _call(registrar), _roleNotAllowed(Role.Registrar, Action.Suspend));
    }

    function test_RevertWhen_AccountIsSuspended() public {
        _suspend(doctor);
        _reverts(registrar, _call(doctor), abi.encodeWithSelector(IParticipants.AlreadySuspended.selector, doctor));
    }

    function test_Succeeds_SuspendingADoctor() public {
        _suspends(doctor, Role.Doctor);
    }

    function test_Succeeds_SuspendingAnAuditor() public {
        _suspends(auditor, Role.Auditor);
    }

    function _suspends(address account, Role role) private {
        (Entry memory entry, Vm.Log memory detail) = _act(registrar, _call(account));
        bytes32 details = keccak256(abi.encode(account, role, true, KEY));
        Entry memory expected = _chartEntry(address(0), registrar, account, Action.Suspend, details);
        expected.purpose = Purpose.HOPERAT;
        _is(entry, _says(expected, "participant suspended"));
        _isDetail(detail, abi.encode(IParticipants.ParticipantSet.selector, account, role, true, KEY));
        (Role newRole, bool suspended, bytes32 key) = ledger.participant(account);
        require(newRole == role && suspended && key == KEY, "the account is suspended, and else as it was");
    }

    function _call(address account) private pure returns (bytes memory) {
        return abi.encodeCall(IParticipants.suspend, (account));
    }
}
