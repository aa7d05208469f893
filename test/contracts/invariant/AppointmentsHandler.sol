// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Reason, Role, Status} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Handler} from "./Handler.sol";

/// What is done to appointments.
abstract contract AppointmentsHandler is Handler {
    function book(uint256 seed, uint16 ahead) external {
        address patient = _pick(seed, Role.Patient);
        address doctor = _pick(_mix(seed, "doctor"), Role.Doctor);
        uint64 startsAt = _timeOf(ahead);
        bytes memory refusal = _roleRefusal(patient, Role.Patient, Action.Book);
        if (refusal.length == 0) {
            if (people[doctor].role != Role.Doctor) {
                refusal = abi.encodeWithSelector(IAppointments.NotADoctor.selector, doctor);
            } else {
                refusal = _slotRefusal(doctor, startsAt, 0);
            }
        }
        bytes memory call = abi.encodeCall(IAppointments.book, (doctor, startsAt));
        (bool isDone,) = _hold(patient, call, Action.Book, refusal, Reason.None);
        if (isDone) meetings[++meetingCount] = Meeting(patient, doctor, startsAt, AppointmentState.Booked, 0);
    }

    function reschedule(uint256 seed, uint16 ahead) external {
        uint256 id = _pickMeeting(seed);
        address patient = seed % 4 == 0 ? _pick(seed, Role.Patient) : meetings[id].patient;
        uint64 startsAt = _timeOf(ahead);
        bytes memory refusal = _ownRefusal(patient, id, Action.Reschedule);
        if (refusal.length == 0) refusal = _slotRefusal(meetings[id].doctor, startsAt, id);
        bytes memory call = abi.encodeCall(IAppointments.reschedule, (id, startsAt));
        (bool isDone,) = _hold(patient, call, Action.Reschedule, refusal, Reason.None);
        if (isDone) meetings[id].startsAt = startsAt;
    }

    function cancel(uint256 seed) external {
        if (seed % 8 >= 2) return; // Or none would be left to fulfil.
        uint256 id = _pickMeeting(seed);
        address patient = seed % 8 == 0 ? _pick(seed, Role.Patient) : meetings[id].patient;
        bytes memory refusal = _ownRefusal(patient, id, Action.Cancel);
        bytes memory call = abi.encodeCall(IAppointments.cancel, (id));
        (bool isDone,) = _hold(patient, call, Action.Cancel, refusal, Reason.None);
        if (isDone) meetings[id].state = AppointmentState.Cancelled;
    }

    function fulfil(uint256 seed) external {
        uint256 id = _pickMeeting(seed);
        address doctor = seed % 4 == 0 ? _pick(seed, Role.Doctor) : meetings[id].doctor;
        uint256 recordId = seed % 3 == 0 ? _pickRecord(seed) : 0;
        bytes memory refusal = _doctorRefusal(doctor, id, Action.Fulfil);
        if (refusal.length == 0 && recordId != 0) refusal = _outcomeRefusal(id, recordId);
        bytes memory call = abi.encodeCall(IAppointments.fulfil, (id, recordId));
        (bool isDone,) = _hold(doctor, call, Action.Fulfil, refusal, _weighNamed(doctor, id));
        if (!isDone) return;
        meetings[id].state = AppointmentState.Fulfilled;
        meetings[id].recordId = recordId;
    }

    function noshow(uint256 seed) external {
        uint256 id = _pickMeeting(seed);
        address doctor = seed % 4 == 0 ? _pick(seed, Role.Doctor) : meetings[id].doctor;
        bytes memory refusal = _doctorRefusal(doctor, id, Action.Noshow);
        bytes memory call = abi.encodeCall(IAppointments.noshow, (id));
        (bool isDone,) = _hold(doctor, call, Action.Noshow, refusal, _weighNamed(doctor, id));
        if (isDone) meetings[id].state = AppointmentState.Noshow;
    }

    /// Few slots, so that they are fought for; now and then one in the past.
    function _timeOf(uint16 ahead) private view returns (uint64) {
        if (ahead % 16 == 0) return uint64(block.timestamp) - 1 - ahead;
        return uint64(block.timestamp) + ahead % 5400;
    }

    function _weighNamed(address doctor, uint256 id) private view returns (Reason) {
        if (people[doctor].suspended) return Reason.Suspended;
        return meetings[id].doctor == doctor ? Reason.None : Reason.NotNamed;
    }

    function _slotRefusal(address doctor, uint64 startsAt, uint256 own) private view returns (bytes memory) {
        if (people[doctor].suspended) {
            return abi.encodeWithSelector(IAppointments.DoctorSuspended.selector, doctor);
        }
        if (startsAt < block.timestamp) return abi.encodeWithSelector(IAppointments.SlotInThePast.selector, startsAt);
        uint256 live = _liveAt(doctor, startsAt);
        if (live != 0 && live != own) {
            return abi.encodeWithSelector(IAppointments.SlotTaken.selector, doctor, startsAt);
        }
        return "";
    }

    function _ownRefusal(address patient, uint256 id, Action action) private view returns (bytes memory refusal) {
        refusal = _roleRefusal(patient, Role.Patient, action);
        if (refusal.length == 0) refusal = _openRefusal(id);
        if (refusal.length == 0 && meetings[id].patient != patient) {
            return abi.encodeWithSelector(IAppointments.NotYourAppointment.selector, id);
        }
    }

    function _doctorRefusal(address doctor, uint256 id, Action action) private view returns (bytes memory refusal) {
        refusal = _roleRefusal(doctor, Role.Doctor, action);
        if (refusal.length == 0) refusal = _openRefusal(id);
    }

    function _openRefusal(uint256 id) private view returns (bytes memory) {
        AppointmentState state = meetings[id].state;
        if (state == AppointmentState.Booked) return "";
        if (state == AppointmentState.None) {
            return abi.encodeWithSelector(IAppointments.UnknownAppointment.selector, id);
        }
        return abi.encodeWithSelector(IAppointments.AppointmentClosed.selector, id, state);
    }

    function _outcomeRefusal(uint256 id, uint256 recordId) private view returns (bytes memory) {
        Known memory record = known[recordId];
        if (record.status == Status.None) return abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId);
        if (record.status == Status.Deleted) return abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
        if (record.patient != meetings[id].patient) {
            return abi.encodeWithSelector(IAppointments.RecordOfAnotherPatient.selector, recordId);
        }
        return "";
    }
}
