// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Role} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {AppointmentTest} from "../base/AppointmentTest.sol";

contract FulfilTest is AppointmentTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(appointmentId), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotADoctor() public {
        _reverts(ann, _call(appointmentId), _roleNotAllowed(Role.Patient, Action.Fulfil));
        _reverts(auditor, _call(appointmentId), _roleNotAllowed(Role.Auditor, Action.Fulfil));
        _reverts(registrar, _call(appointmentId), _roleNotAllowed(Role.Registrar, Action.Fulfil));
    }

    function test_RevertWhen_AppointmentIsUnknown() public {
        _reverts(doctor, _call(appointmentId + 1), _unknown(appointmentId + 1));
    }

    function test_RevertWhen_AppointmentIsClosed() public {
        _cancel(ann, appointmentId);
        _reverts(doctor, _call(appointmentId), _closed(appointmentId, AppointmentState.Cancelled));
        uint256 other = _book(ann, doctor, TIME);
        _act(doctor, _call(other));
        _reverts(doctor, _call(other), _closed(other, AppointmentState.Fulfilled));
    }

    function test_Denied_WhenDoctorIsNotNamed() public {
        _isRefused(colleague, _call(appointmentId), Action.Fulfil, "fulfil denied: not named");
    }

    function test_Denied_WhenDoctorIsSuspended() public {
        _suspend(doctor);
        _isRefused(doctor, _call(appointmentId), Action.Fulfil, "fulfil denied: suspended");
    }

    function test_Denied_WhenSuspendedAndNotNamed() public {
        _suspend(colleague);
        _isRefused(colleague, _call(appointmentId), Action.Fulfil, "fulfil denied: suspended");
    }

    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(doctor, _callNaming(recordId + 1), refusal);
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        _reverts(doctor, _callNaming(recordId), abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId));
    }

    function test_RevertWhen_RecordIsAnothers() public {
        _grant(ben, doctor, 0, ALL);
        uint256 bens = _create(doctor, ben);
        bytes memory refusal = abi.encodeWithSelector(IAppointments.RecordOfAnotherPatient.selector, bens);
        _reverts(doctor, _callNaming(bens), refusal);
    }

    function test_Succeeds_NamingTheRecordThatCameOfIt() public {
        bytes memory fields = abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Fulfilled, recordId);
        _moves(doctor, _callNaming(recordId), Action.Fulfil, "appointment fulfilled", fields);
    }

    function test_Succeeds_ClosingTheAppointment() public {
        bytes memory fields = abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Fulfilled, 0);
        _moves(doctor, _call(appointmentId), Action.Fulfil, "appointment fulfilled", fields);
    }

    function test_Succeeds_WithoutConsent() public {
        _revoke(ann, doctor, 0);
        bytes memory fields = abi.encode(appointmentId, ann, doctor, TIME, AppointmentState.Fulfilled, 0);
        _moves(doctor, _call(appointmentId), Action.Fulfil, "appointment fulfilled", fields);
    }

    function _callNaming(uint256 id) private view returns (bytes memory) {
        return abi.encodeCall(IAppointments.fulfil, (appointmentId, id));
    }

    function _call(uint256 id) private pure returns (bytes memory) {
        return abi.encodeCall(IAppointments.fulfil, (id, 0));
    }
}
