// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Role} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {AppointmentTest} from "../base/AppointmentTest.sol";
import {vm} from "../base/Vm.sol";

contract RescheduleTest is AppointmentTest {
    uint64 private constant LATER = TIME + 4 * SLOT;

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(appointmentId, LATER), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAPatient() public {
        _reverts(doctor, _call(appointmentId, LATER), _roleNotAllowed(Role.Doctor, Action.Reschedule));
        _reverts(auditor, _call(appointmentId, LATER), _roleNotAllowed(Role.Auditor, Action.Reschedule));
        _reverts(registrar, _call(appointmentId, LATER), _roleNotAllowed(Role.Registrar, Action.Reschedule));
    }

    function test_RevertWhen_AppointmentIsUnknown() public {
        _reverts(ann, _call(appointmentId + 1, LATER), _unknown(appointmentId + 1));
        _reverts(ann, _call(0, LATER), _unknown(0));
    }

    function test_RevertWhen_AppointmentIsClosed() public {
        _cancel(ann, appointmentId);
        _reverts(ann, _call(appointmentId, LATER), _closed(appointmentId, AppointmentState.Cancelled));
    }

    function test_RevertWhen_AppointmentIsAnothers() public {
        bytes memory refusal = abi.encodeWithSelector(IAppointments.NotYourAppointment.selector, appointmentId);
        _reverts(ben, _call(appointmentId, LATER), refusal);
    }

    function test_RevertWhen_DoctorIsSuspended() public {
        _suspend(doctor);
        bytes memory refusal = abi.encodeWithSelector(IAppointments.DoctorSuspended.selector, doctor);
        _reverts(ann, _call(appointmentId, LATER), refusal);
    }

    function test_RevertWhen_SlotIsInThePast() public {
        _reverts(ann, _call(appointmentId, START - 1), _past(START - 1));
    }

    function test_RevertWhen_SlotIsTaken() public {
        _book(ben, doctor, LATER);
        _reverts(ann, _call(appointmentId, LATER + 1), _taken(LATER + 1));
        require(ledger.appointmentAt(doctor, TIME) == appointmentId, "its own slot still holds it");
    }

    function test_Succeeds_FreeingTheOldSlot() public {
        _reschedules(LATER);
        require(ledger.appointmentAt(doctor, TIME) == 0, "the old slot is free");
        _book(ben, doctor, TIME);
    }

    function test_Succeeds_WithinItsOwnSlot() public {
        _reschedules(TIME + 60);
        _reschedules(TIME + 60);
    }

    function test_Succeeds_AfterItsTimeHasPassed() public {
        vm.warp(TIME + 1);
        _reschedules(LATER);
    }

    function _reschedules(uint64 startsAt) private {
        bytes memory fields = abi.encode(appointmentId, ann, doctor, startsAt, AppointmentState.Booked, 0);
        _moves(ann, _call(appointmentId, startsAt), Action.Reschedule, "appointment rescheduled", fields);
        require(ledger.appointmentCount() == appointmentId, "it keeps its number");
    }

    function _call(uint256 id, uint64 startsAt) private pure returns (bytes memory) {
        return abi.encodeCall(IAppointments.reschedule, (id, startsAt));
    }
}
