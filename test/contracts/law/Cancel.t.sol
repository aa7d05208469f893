// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Role} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {AppointmentTest} from "../base/AppointmentTest.sol";

contract CancelTest is AppointmentTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(appointmentId), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAPatient() public {
        _reverts(doctor, _call(appointmentId), _roleNotAllowed(Role.Doctor, Action.Cancel));
        _reverts(auditor, _call(appointmentId), _roleNotAllowed(Role.Auditor, Action.Cancel));
        _reverts(registrar, _call(appointmentId), _roleNotAllowed(Role.Registrar, Action.Cancel));
    }

    function test_RevertWhen_AppointmentIsUnknown() public {
        _reverts(ann, _call(appointmentId + 1), _unknown(appointmentId + 1));
    }

    function test_RevertWhen_AppointmentIsClosed() public {
        _cancel(ann, appointmentId);
        _reverts(ann, _call(appointmentId), _closed(appointmentId, AppointmentState.Cancelled));
    }

    function test_RevertWhen_AppointmentIsAnothers() public {
        bytes memory refusal = abi.encodeWithSelector(IAppointments.NotYourAppointment.selector, appointmentId);
        _reverts(ben, _call(appointmentId), refusal);
    }

    function test_Succeeds_FreeingTheSlot() public {
        _cancels();
    }

    function test_Succeeds_WhenDoctorIsSuspended() public {
        _suspend(doctor);
        _cancels();
    }

    function _cancels() private {
        bytes memory fields = abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Cancelled, 0);
        _moves(ann, _call(appointmentId), Action.Cancel, "appointment cancelled", fields);
    }

    function _call(uint256 id) private pure returns (bytes memory) {
        return abi.encodeCall(IAppointments.cancel, (id));
    }
}
