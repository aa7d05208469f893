// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    PERMISSION_AUDIT,
    PERMISSION_CREATE,
    PERMISSION_VIEW,
    Role
} from "../../../contracts/Vocabulary.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {Vm} from "../base/Vm.sol";

contract GrantTest is LedgerTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(doctor, 0, ALL, 0, 0), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAPatient() public {
        _reverts(doctor, _call(doctor, 0, ALL, 0, 0), _roleNotAllowed(Role.Doctor, Action.Grant));
        _reverts(auditor, _call(doctor, 0, ALL, 0, 0), _roleNotAllowed(Role.Auditor, Action.Grant));
        _reverts(registrar, _call(doctor, 0, ALL, 0, 0), _roleNotAllowed(Role.Registrar, Action.Grant));
    }

    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(ann, _call(doctor, recordId + 1, PERMISSION_VIEW, 0, 0), refusal);
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        bytes memory refusal = abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
        _reverts(ann, _call(doctor, recordId, PERMISSION_VIEW, 0, 0), refusal);
    }

    function test_RevertWhen_RecordIsAnothers() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.NotYourChart.selector, ann);
        _reverts(ben, _call(doctor, recordId, PERMISSION_VIEW, 0, 0), refusal);
    }

    function test_RevertWhen_GranteeHasNoSuchRole() public {
        _reverts(ann, _call(stranger, 0, ALL, 0, 0), _roleNotAllowed(Role.None, Action.Grant));
        _reverts(ann, _call(ben, 0, ALL, 0, 0), _roleNotAllowed(Role.Patient, Action.Grant));
        _reverts(ann, _call(ann, 0, ALL, 0, 0), _roleNotAllowed(Role.Patient, Action.Grant));
        _reverts(ann, _call(registrar, 0, ALL, 0, 0), _roleNotAllowed(Role.Registrar, Action.Grant));
    }

    function test_RevertWhen_PermissionsAreNotTheRoles() public {
        _refusesPermissions(doctor, 0, PERMISSION_AUDIT);
        _refusesPermissions(doctor, 0, ALL | PERMISSION_AUDIT);
        _refusesPermissions(doctor, 0, 128);
        for (uint8 bit = 1; bit < PERMISSION_AUDIT; bit *= 2) _refusesPermissions(auditor, 0, bit);
        _refusesPermissions(auditor, 0, PERMISSION_VIEW | PERMISSION_AUDIT);
        _refusesPermissions(auditor, 0, 128);
    }

    function test_RevertWhen_CreateIsForOneRecord() public {
        _refusesPermissions(doctor, recordId, PERMISSION_CREATE);
        _refusesPermissions(doctor, recordId, ALL);
    }

    function test_RevertWhen_NothingIsForTheChart() public {
        _refusesPermissions(doctor, 0, 0);
        _refusesPermissions(auditor, 0, 0);
    }

    function test_RevertWhen_PeriodIsEmptyOrOver() public {
        _refusesPeriod(START + 10, START + 10);
        _refusesPeriod(START + 10, START + 9);
        _refusesPeriod(START - 10, START);
        _refusesPeriod(START - 10, START - 5);
    }

    function test_Succeeds_ForTheChart() public {
        for (uint8 permissions = 1; permissions <= ALL; permissions++) {
            _grants(colleague, 0, permissions, START, START + 100);
        }
    }

    function test_Succeeds_ForAnAuditor() public {
        _grants(auditor, 0, PERMISSION_AUDIT, START, START + 100);
        _grants(auditor, recordId, PERMISSION_AUDIT, START, START + 100);
    }

    function test_Succeeds_ForOneRecord() public {
        _grants(doctor, recordId, ALL & ~PERMISSION_CREATE, START, START + 100);
    }

    function test_Succeeds_WithNothingForOneRecord() public {
        _grants(doctor, recordId, 0, START, START + 100);
        _grants(auditor, recordId, 0, START, START + 100);
    }

    function test_Succeeds_WhenGranteeIsSuspended() public {
        _suspend(colleague);
        _grants(colleague, 0, ALL, START, 0);
    }

    function test_Succeeds_ReplacingAnEarlierOne() public {
        _grants(doctor, 0, PERMISSION_VIEW, START + 5, START + 9);
        _grants(doctor, 0, PERMISSION_CREATE, START, 0);
    }

    function test_Succeeds_ForEachPeriod() public {
        _grants(colleague, 0, ALL, START, 0);
        _grants(colleague, 0, ALL, 0, 0);
        _grants(colleague, 0, ALL, START + 1000, START + 1001);
        _grants(colleague, 0, ALL, START - 1000, START + 1);
        _grants(colleague, 0, ALL, type(uint64).max, 0);
    }

    function _grants(address grantee, uint256 id, uint8 permissions, uint64 from, uint64 until) private {
        (Entry memory entry, Vm.Log memory detail) = _act(ann, _call(grantee, id, permissions, from, until));
        bytes memory fields = abi.encode(ann, grantee, id, true, permissions, from, until);
        _is(entry, _says(_chartEntry(ann, ann, grantee, Action.Grant, keccak256(fields)), "consent granted"));
        _isDetail(detail, bytes.concat(IConsents.ConsentSet.selector, fields));
        (bool active, uint8 given, uint64 validFrom, uint64 validUntil, uint64 seq) = ledger.consent(ann, grantee, id);
        require(active && given == permissions, "the consent is active with its permissions");
        require(validFrom == from && validUntil == until && seq == entry.seq, "the consent has its period and its seq");
    }

    function _refusesPermissions(address grantee, uint256 id, uint8 permissions) private {
        bytes memory refusal = abi.encodeWithSelector(IConsents.InvalidPermissions.selector, permissions);
        _reverts(ann, _call(grantee, id, permissions, 0, 0), refusal);
    }

    function _refusesPeriod(uint64 from, uint64 until) private {
        bytes memory refusal = abi.encodeWithSelector(IConsents.InvalidPeriod.selector, from, until);
        _reverts(ann, _call(doctor, 0, ALL, from, until), refusal);
    }

    function _call(address grantee, uint256 id, uint8 permissions, uint64 from, uint64 until)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeCall(IConsents.grant, (grantee, id, permissions, from, until));
    }
}
