// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Role} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {AppointmentTest} from "../base/AppointmentTest.sol";

contract NoshowTest is AppointmentTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(appointmentId), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotADoctor() public {
        _reverts(ann, _call(appointmentId), _roleNotAllowed(Role.Patient, Action.Noshow));
        _reverts(auditor, _call(appointmentId), _roleNotAllowed(Role.Auditor, Action.Noshow));
        _reverts(registrar, _call(appointmentId), _roleNotAllowed(Role.Registrar, Action.Noshow));
    }

    function test_RevertWhen_AppointmentIsUnknown() public {
        _reverts(doctor, _call(appointmentId + 1), _unknown(appointmentId + 1));
    }

    function test_RevertWhen_AppointmentIsClosed() public {
        _cancel(ann, appointmentId);
        _reverts(doctor, _call(appointmentId), _closed(appointmentId, AppointmentState.Cancelled));
        uint256 other = _book(ann, doctor, TIME);
        _act(doctor, _call(other));
        _reverts(doctor, _call(other), _closed(other, AppointmentState.Noshow));
    }

    function test_Denied_WhenDoctorIsNotNamed() public {
        _isRefused(colleague, _call(appointmentId), Action.Noshow, "noshow denied: not named");
    }

    function test_Denied_WhenDoctorIsSuspended() public {
        _suspend(doctor);
        _isRefused(doctor, _call(appointmentId), Action.Noshow, "noshow denied: suspended");
    }

    function test_Denied_WhenSuspendedAndNotNamed() public {
        _suspend(colleague);
        _isRefused(colleague, _call(appointmentId), Action.Noshow, "noshow denied: suspended");
    }

    function test_Succeeds_ClosingTheAppointment() public {
        bytes memory fields = abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Noshow, 0);
        _moves(doctor, _call(appointmentId), Action.Noshow, "appointment missed", fields);
    }

    function test_Succeeds_WithoutConsent() public {
        _revoke(ann, doctor, 0);
        bytes memory fields = abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Noshow, 0);
        _moves(doctor, _call(appointmentId), Action.Noshow, "appointment missed", fields);
    }

    function _call(uint256 id) private pure returns (bytes memory) {
        return abi.encodeCall(IAppointments.noshow, (id));
    }
}
