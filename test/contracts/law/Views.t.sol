// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    AppointmentState,
    PERMISSION_AUDIT,
    PERMISSION_VIEW,
    Reason,
    Role,
    Status
} from "../../../contracts/Vocabulary.sol";
import {streamKey} from "../base/Entry.sol";
import {AppointmentTest} from "../base/AppointmentTest.sol";
import {vm} from "../base/Vm.sol";

contract ViewsTest is AppointmentTest {
    function test_Participant_IsNobody() public view {
        (Role role, bool suspended, bytes32 key) = ledger.participant(stranger);
        require(role == Role.None && !suspended && key == 0, "nobody");
    }

    function test_Participant_IsSomebody() public {
        _suspend(auditor);
        (Role role, bool suspended, bytes32 key) = ledger.participant(auditor);
        require(role == Role.Auditor && suspended && key == KEY, "a suspended auditor");
    }

    function test_Chart_IsEmpty() public view {
        (uint64 seq, bytes32 head) = ledger.chart(stranger);
        require(seq == 0 && head == 0, "no chart");
    }

    function test_Chart_IsAStream() public view {
        _requireStream(0, ann);
        (uint64 seq,) = ledger.chart(ann);
        require(seq == 3, "registered, granted, booked");
    }

    function test_Registry_IsAStream() public view {
        _requireStream(0, address(0));
        (uint64 seq,) = ledger.registry();
        require(seq == 5, "the registrar and four credentialed");
    }

    function test_Consent_IsUnknown() public view {
        (bool active, uint8 permissions, uint64 from, uint64 until, uint64 seq) = ledger.consent(ben, doctor, 0);
        require(!active && permissions == 0 && from == 0 && until == 0 && seq == 0, "no consent");
    }

    function test_Consent_IsKnown() public view {
        (bool active, uint8 permissions, uint64 from, uint64 until, uint64 seq) = ledger.consent(ann, doctor, 0);
        require(active && permissions == ALL && from == START && until == 0 && seq == 2, "Ann's consent");
    }

    function test_Record_IsUnknown() public view {
        (address patient, uint32 version, Status status, uint64 seq, bytes32 head, bytes32 commitment) =
            ledger.record(recordId + 1);
        require(patient == address(0) && version == 0 && status == Status.None, "no record");
        require(seq == 0 && head == 0 && commitment == 0, "no stream");
    }

    function test_Record_IsKnown() public view {
        (address patient, uint32 version, Status status, uint64 seq, bytes32 head, bytes32 commitment) =
            ledger.record(recordId);
        require(patient == ann && version == 1 && status == Status.Active, "Ann's record");
        require(seq == 1 && head == streams[streamKey(recordId, ann)].head && commitment == COMMITMENT, "its stream");
    }

    function test_Record_IsPackedAsWritten() public {
        _amend(doctor, recordId, 1);
        uint256 slot = uint256(keccak256(abi.encode(recordId, 4)));
        uint256 packed = uint256(vm.load(address(ledger), bytes32(slot)));
        uint256 expected = uint256(uint160(ann)) | 2 << 160 | uint256(Status.Amended) << 192 | 2 << 200;
        require(packed == expected, "patient, version, status and seq from the lowest bit");
        require(vm.load(address(ledger), bytes32(slot + 1)) == streams[streamKey(recordId, ann)].head, "its head");
        require(vm.load(address(ledger), bytes32(slot + 2)) == NEXT, "its commitment");
    }

    function test_RecordCount_Counts() public {
        require(ledger.recordCount() == 1, "one record");
        _create(doctor, ann);
        require(ledger.recordCount() == 2, "two records");
        _remove(doctor, recordId);
        require(ledger.recordCount() == 2, "a deleted record still counts");
    }

    function test_Appointment_IsUnknown() public view {
        (address patient, address with, uint64 startsAt, AppointmentState state, uint256 outcome) =
            ledger.appointment(appointmentId + 1);
        require(patient == address(0) && with == address(0) && startsAt == 0, "no appointment");
        require(state == AppointmentState.None && outcome == 0, "in no state");
    }

    function test_Appointment_IsKnown() public view {
        _appointmentIs(abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Booked, 0));
    }

    function test_AppointmentCount_Counts() public {
        require(ledger.appointmentCount() == 1, "one appointment");
        _cancel(ann, appointmentId);
        require(ledger.appointmentCount() == 1, "a cancelled one still counts");
    }

    function test_AppointmentAt_IsTheLiveOneInThatSlot() public view {
        require(ledger.appointmentAt(doctor, TIME) == appointmentId, "first second");
        require(ledger.appointmentAt(doctor, TIME + SLOT - 1) == appointmentId, "last second");
        require(ledger.appointmentAt(doctor, TIME + SLOT) == 0, "the slot after");
        require(ledger.appointmentAt(doctor, TIME - 1) == 0, "the slot before");
        require(ledger.appointmentAt(colleague, TIME) == 0, "another doctor's slot");
    }

    function test_Decide_AllowsThePatient() public view {
        require(ledger.decide(ann, Action.View, ann, recordId) == Reason.None, "her own chart");
    }

    function test_Decide_RefusesAnActionThatNoConsentGives() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        Action[3] memory audits = [Action.View, Action.Query, Action.ReportMismatch];
        for (uint8 number = 0; number <= uint8(type(Action).max); number++) {
            Action action = Action(number);
            bool isDoctors = action == Action.View || action == Action.Copy || action == Action.Print
                || action == Action.Create || action == Action.Amend || action == Action.Delete;
            Reason doctors = ledger.decide(doctor, action, ann, recordId);
            require(doctors == (isDoctors ? Reason.None : Reason.NotPermitted), "a doctor's actions");
            bool isAuditors = action == audits[0] || action == audits[1] || action == audits[2];
            Reason expected = action == Action.View ? Reason.NotReported : Reason.None;
            Reason auditors = ledger.decide(auditor, action, ann, recordId);
            require(auditors == (isAuditors ? expected : Reason.NotPermitted), "an auditor's actions");
        }
    }

    function test_Decide_RefusesWhoHasNoConsent() public view {
        require(ledger.decide(ben, Action.View, ann, recordId) == Reason.NoConsent, "another patient");
        require(ledger.decide(stranger, Action.View, ann, recordId) == Reason.NoConsent, "nobody");
        require(ledger.decide(registrar, Action.View, ann, recordId) == Reason.NoConsent, "the registrar");
    }

    function test_Decide_WeighsPerAction() public {
        _grant(ann, colleague, 0, PERMISSION_VIEW);
        require(ledger.decide(colleague, Action.View, ann, recordId) == Reason.None, "given");
        require(ledger.decide(colleague, Action.Copy, ann, recordId) == Reason.NotPermitted, "not given");
    }
}
