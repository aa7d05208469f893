// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, PERMISSION_VIEW, Reason, Role} from "../../../contracts/Vocabulary.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {Vm, vm} from "../base/Vm.sol";

contract RevokeTest is LedgerTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(doctor, 0), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAPatient() public {
        _reverts(doctor, _call(doctor, 0), _roleNotAllowed(Role.Doctor, Action.Revoke));
        _reverts(auditor, _call(doctor, 0), _roleNotAllowed(Role.Auditor, Action.Revoke));
        _reverts(registrar, _call(doctor, 0), _roleNotAllowed(Role.Registrar, Action.Revoke));
    }

    function test_RevertWhen_ThereIsNone() public {
        _reverts(ann, _call(colleague, 0), _unknown(ann, colleague, 0));
        _reverts(ann, _call(doctor, recordId), _unknown(ann, doctor, recordId));
        _reverts(ben, _call(doctor, 0), _unknown(ben, doctor, 0));
        _revokes(doctor, 0);
        _reverts(ann, _call(doctor, 0), _unknown(ann, doctor, 0));
    }

    function test_Succeeds_ForTheChart() public {
        _revokes(doctor, 0);
        require(ledger.decide(doctor, Action.View, ann, recordId) == Reason.NoConsent, "nothing is left");
    }

    function test_Succeeds_SoThatTheChartsDecidesAgain() public {
        _grant(ann, doctor, recordId, 0);
        require(ledger.decide(doctor, Action.View, ann, recordId) == Reason.NotPermitted, "the record's decides");
        _revokes(doctor, recordId);
        require(ledger.decide(doctor, Action.View, ann, recordId) == Reason.None, "the chart's decides again");
    }

    function test_Succeeds_WhenPeriodIsOver() public {
        _grantUntil(ann, colleague, 0, PERMISSION_VIEW, START + 1);
        vm.warp(START + 10);
        _revokes(colleague, 0);
    }

    function test_Succeeds_WhenRecordIsDeleted() public {
        _grant(ann, colleague, recordId, PERMISSION_VIEW);
        _remove(doctor, recordId);
        _revokes(colleague, recordId);
    }

    function _revokes(address grantee, uint256 id) private {
        (Entry memory entry, Vm.Log memory detail) = _act(ann, _call(grantee, id));
        bytes memory fields = abi.encode(ann, grantee, id, false, 0, 0, 0);
        _is(entry, _says(_chartEntry(ann, ann, grantee, Action.Revoke, keccak256(fields)), "consent revoked"));
        _isDetail(detail, bytes.concat(IConsents.ConsentSet.selector, fields));
        (bool active, uint8 given, uint64 from, uint64 until, uint64 seq) = ledger.consent(ann, grantee, id);
        require(!active && given == 0 && from == 0 && until == 0 && seq == 0, "nothing of it is left");
    }

    function _call(address grantee, uint256 id) private pure returns (bytes memory) {
        return abi.encodeCall(IConsents.revoke, (grantee, id));
    }

    function _unknown(address patient, address grantee, uint256 id) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsents.UnknownConsent.selector, patient, grantee, id);
    }
}
