// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "./Messages.sol";
import {Records} from "./Records.sol";
import {IAppointments} from "./interfaces/IAppointments.sol";
import {Action, AppointmentState, Purpose, Reason, Role} from "./Vocabulary.sol";

/// A patient's appointments with doctors. A doctor's slot holds one live appointment.
abstract contract Appointments is Records, IAppointments {
    struct Appointment {
        address patient;
        AppointmentState state;
        uint64 startsAt;
        address doctor;
        uint256 recordId;
    }

    uint64 private constant SLOT_SECONDS = 15 minutes;

    mapping(uint256 appointmentId => Appointment) private _appointments;
    mapping(address doctor => mapping(uint64 slot => uint256 appointmentId)) private _live;
    uint256 private _appointmentCount;

    /// @inheritdoc IAppointments
    function book(address doctor, uint64 startsAt) external returns (uint256 appointmentId) {
        _requireRole(Role.Patient, Action.Book);
        if (_roleOf(doctor) != Role.Doctor) revert NotADoctor(doctor);
        if (_isSuspended(doctor)) revert DoctorSuspended(doctor);
        appointmentId = ++_appointmentCount;
        _take(doctor, startsAt, appointmentId);
        Appointment storage self = _appointments[appointmentId];
        self.patient = msg.sender;
        self.doctor = doctor;
        self.startsAt = startsAt;
        self.state = AppointmentState.Booked;
        _appendAppointment(appointmentId, Action.Book, "appointment booked");
    }

    /// @inheritdoc IAppointments
    function reschedule(uint256 appointmentId, uint64 startsAt) external {
        Appointment storage self = _requireOwn(appointmentId, Action.Reschedule);
        if (_isSuspended(self.doctor)) revert DoctorSuspended(self.doctor);
        _free(self);
        _take(self.doctor, startsAt, appointmentId);
        self.startsAt = startsAt;
        _appendAppointment(appointmentId, Action.Reschedule, "appointment rescheduled");
    }

    /// @inheritdoc IAppointments
    function cancel(uint256 appointmentId) external {
        _close(_requireOwn(appointmentId, Action.Cancel), AppointmentState.Cancelled);
        _appendAppointment(appointmentId, Action.Cancel, "appointment cancelled");
    }

    /// @inheritdoc IAppointments
    function fulfil(uint256 appointmentId, uint256 recordId) external {
        Appointment storage self = _requireForDoctor(appointmentId, Action.Fulfil);
        if (recordId != 0 && _patientOfRecord(recordId) != self.patient) revert RecordOfAnotherPatient(recordId);
        if (_refuse(self, Action.Fulfil, "fulfil")) return;
        self.recordId = recordId;
        _close(self, AppointmentState.Fulfilled);
        _appendAppointment(appointmentId, Action.Fulfil, "appointment fulfilled");
    }

    /// @inheritdoc IAppointments
    function noshow(uint256 appointmentId) external {
        Appointment storage self = _requireForDoctor(appointmentId, Action.Noshow);
        if (_refuse(self, Action.Noshow, "noshow")) return;
        _close(self, AppointmentState.Noshow);
        _appendAppointment(appointmentId, Action.Noshow, "appointment missed");
    }

    /// @inheritdoc IAppointments
    function appointmentCount() external view returns (uint256) {
        return _appointmentCount;
    }

    /// @inheritdoc IAppointments
    function appointment(uint256 appointmentId)
        external
        view
        returns (address patient, address doctor, uint64 startsAt, AppointmentState state, uint256 recordId)
    {
        Appointment storage self = _appointments[appointmentId];
        return (self.patient, self.doctor, self.startsAt, self.state, self.recordId);
    }

    /// @inheritdoc IAppointments
    function appointmentAt(address doctor, uint64 startsAt) external view returns (uint256) {
        return _live[doctor][_slotOf(startsAt)];
    }

    /// Leaves a denied entry where the calling doctor may not act on this appointment.
    function _refuse(Appointment storage self, Action action, string memory tried) private returns (bool) {
        Reason reason;
        if (_isSuspended(msg.sender)) reason = Reason.Suspended;
        else if (self.doctor != msg.sender) reason = Reason.NotNamed;
        if (reason == Reason.None) return false;
        _appendToChart(
            self.patient, msg.sender, action, reason, Purpose.PATADMIN, 0, Messages.denied(tried, reason)
        );
        return true;
    }

    function _take(address doctor, uint64 startsAt, uint256 appointmentId) private {
        if (startsAt < block.timestamp) revert SlotInThePast(startsAt);
        uint64 slot = _slotOf(startsAt);
        if (_live[doctor][slot] != 0) revert SlotTaken(doctor, startsAt);
        _live[doctor][slot] = appointmentId;
    }

    function _free(Appointment storage self) private {
        delete _live[self.doctor][_slotOf(self.startsAt)];
    }

    function _close(Appointment storage self, AppointmentState state) private {
        _free(self);
        self.state = state;
    }

    function _appendAppointment(uint256 appointmentId, Action action, string memory message) private {
        Appointment storage self = _appointments[appointmentId];
        emit AppointmentSet(appointmentId, self.patient, self.doctor, self.startsAt, self.state, self.recordId);
        bytes32 details = keccak256(
            abi.encode(appointmentId, self.patient, self.doctor, self.startsAt, self.state, self.recordId)
        );
        _appendToChart(self.patient, self.doctor, action, Reason.None, Purpose.PATADMIN, details, message);
    }

    function _requireOwn(uint256 appointmentId, Action action) private view returns (Appointment storage self) {
        _requireRole(Role.Patient, action);
        self = _requireOpen(appointmentId);
        if (self.patient != msg.sender) revert NotYourAppointment(appointmentId);
    }

    function _requireForDoctor(uint256 appointmentId, Action action) private view returns (Appointment storage self) {
        _requireRole(Role.Doctor, action);
        return _requireOpen(appointmentId);
    }

    function _requireOpen(uint256 appointmentId) private view returns (Appointment storage self) {
        self = _appointments[appointmentId];
        if (self.state == AppointmentState.None) revert UnknownAppointment(appointmentId);
        if (self.state != AppointmentState.Booked) revert AppointmentClosed(appointmentId, self.state);
    }

    function _slotOf(uint64 startsAt) private pure returns (uint64) {
        return startsAt / SLOT_SECONDS;
    }
}
