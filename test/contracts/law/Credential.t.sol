// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Purpose, Role} from "../../../contracts/Vocabulary.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {Vm} from "../base/Vm.sol";

contract CredentialTest is LedgerTest {
    bytes32 private constant OTHER_KEY = keccak256("another key");

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(stranger, Role.Doctor, KEY), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotTheRegistrar() public {
        _reverts(ann, _call(stranger, Role.Doctor, KEY), _roleNotAllowed(Role.Patient, Action.Credential));
        _reverts(doctor, _call(stranger, Role.Doctor, KEY), _roleNotAllowed(Role.Doctor, Action.Credential));
        _reverts(auditor, _call(stranger, Role.Doctor, KEY), _roleNotAllowed(Role.Auditor, Action.Credential));
    }

    function test_RevertWhen_AccountIsZero() public {
        _reverts(registrar, _call(address(0), Role.Doctor, KEY), _notRegistered(address(0)));
    }

    function test_RevertWhen_RoleCannotBeGiven() public {
        Role[3] memory roles = [Role.None, Role.Patient, Role.Registrar];
        for (uint256 index = 0; index < roles.length; index++) {
            _reverts(
                registrar, _call(stranger, roles[index], KEY), _roleNotAllowed(roles[index], Action.Credential)
            );
        }
    }

    function test_RevertWhen_KeyIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(IParticipants.InvalidEncryptionKey.selector);
        _reverts(registrar, _call(stranger, Role.Doctor, 0), refusal);
        _reverts(registrar, _call(doctor, Role.Doctor, 0), refusal);
    }

    function test_RevertWhen_AccountHasAnotherRole() public {
        _reverts(registrar, _call(ann, Role.Doctor, KEY), _already(ann));
        _reverts(registrar, _call(doctor, Role.Auditor, KEY), _already(doctor));
        _reverts(registrar, _call(auditor, Role.Doctor, KEY), _already(auditor));
        _reverts(registrar, _call(registrar, Role.Doctor, KEY), _already(registrar));
    }

    function test_Succeeds_MakingADoctor() public {
        _credentials(stranger, Role.Doctor, KEY);
    }

    function test_Succeeds_MakingAnAuditor() public {
        _credentials(stranger, Role.Auditor, KEY);
    }

    function test_Succeeds_ReplacingTheKey() public {
        _credentials(doctor, Role.Doctor, OTHER_KEY);
        _credentials(auditor, Role.Auditor, OTHER_KEY);
    }

    function test_Succeeds_EndingASuspension() public {
        _suspend(doctor);
        _credentials(doctor, Role.Doctor, KEY);
    }

    function _credentials(address account, Role role, bytes32 key) private {
        (Entry memory entry, Vm.Log memory detail) = _act(registrar, _call(account, role, key));
        bytes32 details = keccak256(abi.encode(account, role, false, key));
        Entry memory expected = _chartEntry(address(0), registrar, account, Action.Credential, details);
        expected.purpose = Purpose.HOPERAT;
        require(role == Role.Doctor ? expected.doctor == account : expected.auditor == account, "names the account");
        _is(entry, _says(expected, "participant credentialed"));
        _isDetail(detail, abi.encode(IParticipants.ParticipantSet.selector, account, role, false, key));
        (Role newRole, bool suspended, bytes32 newKey) = ledger.participant(account);
        require(newRole == role && !suspended && newKey == key, "the account has role and key");
    }

    function _call(address account, Role role, bytes32 key) private pure returns (bytes memory) {
        return abi.encodeCall(IParticipants.credential, (account, role, key));
    }

    function _already(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IParticipants.AlreadyRegistered.selector, account);
    }
}
