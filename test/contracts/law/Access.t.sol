// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    Outcome,
    PERMISSION_AUDIT,
    Purpose,
    Reason,
    Role,
    Status
} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {AccessLaw} from "../base/AccessLaw.sol";
import {AuditorConsentLaw, DoctorConsentLaw} from "../base/ConsentLaw.sol";
import {Entry} from "../base/Entry.sol";
import {Vm, vm} from "../base/Vm.sol";

contract AccessTest is AccessLaw {
    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(ann, _callOf(Action.View, recordId + 1, 1, REQUEST, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        bytes memory refusal = abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
        _reverts(ann, _callOf(Action.View, recordId, 1, REQUEST, Purpose.TREAT), refusal);
        _reverts(doctor, _callOf(Action.View, recordId, 1, REQUEST, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _callOf(Action.View, recordId, 1, REQUEST, Purpose.TREAT), _notRegistered(stranger));
    }

    function test_RevertWhen_RoleHasNoSuchAction() public {
        _refusesRole(ann, Role.Patient, Action.Copy);
        _refusesRole(auditor, Role.Auditor, Action.Copy);
        _refusesRole(auditor, Role.Auditor, Action.Print);
        _refusesRole(registrar, Role.Registrar, Action.View);
        _refusesRole(registrar, Role.Registrar, Action.Copy);
        _refusesRole(registrar, Role.Registrar, Action.Print);
    }

    function test_RevertWhen_ActionIsNoAccess() public {
        for (uint8 number = 0; number <= uint8(type(Action).max); number++) {
            Action action = Action(number);
            if (action == Action.View || action == Action.Copy || action == Action.Print) continue;
            _refusesRole(ann, Role.Patient, action);
            _refusesRole(doctor, Role.Doctor, action);
            _refusesRole(auditor, Role.Auditor, action);
        }
    }

    function test_RevertWhen_ChartIsAnotherPatients() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.NotYourChart.selector, ann);
        _reverts(ben, _callOf(Action.View, recordId, 1, REQUEST, Purpose.PATRQT), refusal);
        _reverts(ben, _callOf(Action.Print, recordId, 1, REQUEST, Purpose.PATRQT), refusal);
    }

    function test_RevertWhen_VersionIsUnknown() public {
        _amend(doctor, recordId, 1);
        uint32[3] memory others = [uint32(0), 3, type(uint32).max];
        for (uint256 index = 0; index < others.length; index++) {
            bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownVersion.selector, recordId, others[index]);
            _reverts(ann, _callOf(Action.View, recordId, others[index], REQUEST, Purpose.TREAT), refusal);
            _reverts(doctor, _callOf(Action.Copy, recordId, others[index], REQUEST, Purpose.TREAT), refusal);
            _reverts(auditor, _callOf(Action.View, recordId, others[index], REQUEST, Purpose.TREAT), refusal);
        }
    }

    function test_RevertWhen_RequestHashIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidCommitment.selector);
        _reverts(doctor, _callOf(Action.View, recordId, 1, 0, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_PurposeIsNone() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidPurpose.selector, Purpose.None);
        _reverts(doctor, _callOf(Action.View, recordId, 1, REQUEST, Purpose.None), refusal);
    }

    function test_Succeeds_ForThePatientsView() public {
        _opensAllVersions(ann, Action.View);
    }

    function test_Succeeds_ForThePatientsPrint() public {
        _opensAllVersions(ann, Action.Print);
    }

    function test_Succeeds_ForADoctorsView() public {
        _opensAllVersions(doctor, Action.View);
    }

    function test_Succeeds_ForADoctorsCopy() public {
        _opensAllVersions(doctor, Action.Copy);
    }

    function test_Succeeds_ForADoctorsPrint() public {
        _opensAllVersions(doctor, Action.Print);
    }

    function _opensAllVersions(address actor, Action action) private {
        _amend(doctor, recordId, 1);
        for (uint32 version = 1; version <= 2; version++) {
            bytes32 request = keccak256(abi.encode(version));
            (Entry memory entry, Vm.Log memory detail) =
                _act(actor, _callOf(action, recordId, version, request, Purpose.HRESCH));
            Entry memory expected = _recordEntry(actor, action, Status.Amended, version, request);
            expected.purpose = Purpose.HRESCH;
            _is(entry, _says(expected, _doneOf(action)));
            _isNone(detail);
            _recordIs(recordId, 2, Status.Amended, NEXT);
        }
    }

    function _refusesRole(address actor, Role role, Action action) private {
        _reverts(actor, _callOf(action, recordId, 1, REQUEST, Purpose.TREAT), _roleNotAllowed(role, action));
    }
}

abstract contract AccessByDoctorTest is DoctorConsentLaw, AccessLaw {
    function _attempt() internal override returns (Entry memory) {
        return _access(colleague, _action(), 1);
    }

    function _refusal() internal view override returns (Entry memory) {
        return _recordEntry(colleague, _action(), Status.Active, 1, REQUEST);
    }

    function _permission() internal pure override returns (uint8) {
        return _permissionOf(_action());
    }

    function _word() internal pure override returns (string memory) {
        return _wordOf(_action());
    }
}

contract ViewByDoctorTest is AccessByDoctorTest {
    function _action() internal pure override returns (Action) {
        return Action.View;
    }
}

contract CopyByDoctorTest is AccessByDoctorTest {
    function _action() internal pure override returns (Action) {
        return Action.Copy;
    }
}

contract PrintByDoctorTest is AccessByDoctorTest {
    function _action() internal pure override returns (Action) {
        return Action.Print;
    }
}

contract ViewByAuditorTest is AuditorConsentLaw, AccessLaw {
    function test_Denied_WhenNothingIsReported() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenAnotherAuditorReported() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _grant(ann, inspector, 0, PERMISSION_AUDIT);
        _report(inspector, recordId, 1);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenAnotherRecordIsReported() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        uint256 other = _create(doctor, ann);
        _report(auditor, other, 1);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenTheReportWasRefused() public {
        _report(auditor, recordId, 1);
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenTheConsentWasGivenAnew() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenTheConsentWasRevokedAndGivenAnew() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        _revoke(ann, auditor, 0);
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenAnotherConsentDecides() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        _grant(ann, auditor, recordId, PERMISSION_AUDIT);
        _isDenied("not reported", Reason.NotReported);
    }

    function test_Denied_WhenTheRecordWasAmended() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        _amend(doctor, recordId, 1);
        require(ledger.decide(auditor, Action.View, ann, recordId) == Reason.NotReported, "the report is spent");
        Entry memory expected = _recordEntry(auditor, Action.View, Status.Amended, 1, REQUEST);
        expected.purpose = Purpose.TREAT;
        _is(_access(auditor, Action.View, 1), _denied(expected, "view denied: not reported"));
    }

    function test_Succeeds_AfterTheReport() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        Entry memory expected = _recordEntry(auditor, Action.View, Status.Active, 1, REQUEST);
        expected.purpose = Purpose.TREAT;
        _is(_access(auditor, Action.View, 1), _says(expected, "record viewed"));
    }

    function test_Succeeds_ForAnEarlierVersion() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _amend(doctor, recordId, 1);
        _report(auditor, recordId, 2);
        require(_access(auditor, Action.View, 1).outcome == Outcome.Success, "what opened last may be looked at");
    }

    function test_Succeeds_WhenOtherEntriesCameBetween() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        _access(doctor, Action.View, 1);
        _access(colleague, Action.View, 1);
        _amend(colleague, recordId, 1);
        _grant(ann, inspector, 0, PERMISSION_AUDIT);
        _create(doctor, ann);
        _isAllowedAsItIs();
        _isAllowedAsItIs();
    }

    function test_Succeeds_WhenTheOtherConsentIsRevoked() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _report(auditor, recordId, 1);
        _grant(ann, auditor, recordId, PERMISSION_AUDIT);
        _revoke(ann, auditor, recordId);
        _isAllowedAsItIs();
    }

    function _isAllowedAsItIs() private {
        require(ledger.decide(auditor, Action.View, ann, recordId) == Reason.None, "decide says that it is allowed");
        require(_attempt().outcome == Outcome.Success, "it should be allowed");
    }

    function _prepare() internal override {
        _report(auditor, recordId, 1);
    }

    function _attempt() internal override returns (Entry memory) {
        return _access(auditor, Action.View, 1);
    }

    function _refusal() internal view override returns (Entry memory entry) {
        entry = _recordEntry(auditor, Action.View, Status.Active, 1, REQUEST);
        entry.purpose = Purpose.TREAT;
    }

    function _action() internal pure override returns (Action) {
        return Action.View;
    }

    function _permission() internal pure override returns (uint8) {
        return PERMISSION_AUDIT;
    }

    function _word() internal pure override returns (string memory) {
        return "view";
    }
}
