// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AppointmentState} from "../Vocabulary.sol";

interface IAppointments {
    /// Goes before the entry whose commitment is `keccak256(abi.encode(appointmentId, patient, doctor, startsAt, state,
    /// recordId))`.
    event AppointmentSet(
        uint256 indexed appointmentId,
        address indexed patient,
        address indexed doctor,
        uint64 startsAt,
        AppointmentState state,
        uint256 recordId
    );

    error UnknownAppointment(uint256 appointmentId);
    error AppointmentClosed(uint256 appointmentId, AppointmentState state);
    error NotYourAppointment(uint256 appointmentId);
    error SlotTaken(address doctor, uint64 startsAt);
    error SlotInThePast(uint64 startsAt);
    error NotADoctor(address account);
    error DoctorSuspended(address account);
    error RecordOfAnotherPatient(uint256 recordId);

    /// A patient books a doctor. A doctor's slots are 15 minutes long, counted from the Unix epoch; `startsAt` takes the
    /// slot that it falls in.
    /// @param startsAt Unix seconds
    function book(address doctor, uint64 startsAt) external returns (uint256 appointmentId);

    function reschedule(uint256 appointmentId, uint64 startsAt) external;

    function cancel(uint256 appointmentId) external;

    /// The doctor named in it says that it took place.
    /// @param recordId the record that came of it, or 0
    function fulfil(uint256 appointmentId, uint256 recordId) external;

    /// The doctor named in it says that the patient didn't come.
    function noshow(uint256 appointmentId) external;

    function appointmentCount() external view returns (uint256);

    function appointment(uint256 appointmentId)
        external
        view
        returns (address patient, address doctor, uint64 startsAt, AppointmentState state, uint256 recordId);

    /// @return the live appointment in that slot, or 0
    function appointmentAt(address doctor, uint64 startsAt) external view returns (uint256);
}
