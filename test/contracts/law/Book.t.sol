// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Role} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {AppointmentTest} from "../base/AppointmentTest.sol";

contract BookTest is AppointmentTest {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(doctor, TIME + SLOT), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAPatient() public {
        _reverts(doctor, _call(doctor, TIME + SLOT), _roleNotAllowed(Role.Doctor, Action.Book));
        _reverts(auditor, _call(doctor, TIME + SLOT), _roleNotAllowed(Role.Auditor, Action.Book));
        _reverts(registrar, _call(doctor, TIME + SLOT), _roleNotAllowed(Role.Registrar, Action.Book));
    }

    function test_RevertWhen_DoctorIsNotOne() public {
        address[5] memory others = [stranger, ann, ben, auditor, registrar];
        for (uint256 index = 0; index < others.length; index++) {
            bytes memory refusal = abi.encodeWithSelector(IAppointments.NotADoctor.selector, others[index]);
            _reverts(ann, _call(others[index], TIME + SLOT), refusal);
        }
    }

    function test_RevertWhen_DoctorIsSuspended() public {
        _suspend(doctor);
        bytes memory refusal = abi.encodeWithSelector(IAppointments.DoctorSuspended.selector, doctor);
        _reverts(ann, _call(doctor, TIME + SLOT), refusal);
    }

    function test_RevertWhen_SlotIsInThePast() public {
        _reverts(ann, _call(doctor, START - 1), _past(START - 1));
        _reverts(ann, _call(doctor, 0), _past(0));
    }

    function test_RevertWhen_SlotIsTaken() public {
        _reverts(ben, _call(doctor, TIME), _taken(TIME));
        _reverts(ann, _call(doctor, TIME), _taken(TIME));
        _reverts(ben, _call(doctor, TIME + 1), _taken(TIME + 1));
        _reverts(ben, _call(doctor, TIME + SLOT - 1), _taken(TIME + SLOT - 1));
    }

    function test_Succeeds_Booking() public {
        _books(ann, doctor, TIME + SLOT);
        _books(ben, doctor, TIME - 1);
        _books(ben, colleague, TIME + 17);
    }

    function test_Succeeds_Now() public {
        _books(ann, doctor, START);
    }

    function test_Succeeds_InASlotThatIsFreeAgain() public {
        _cancel(ann, appointmentId);
        _books(ben, doctor, TIME + 5);
    }

    function test_Succeeds_WithoutConsent() public {
        _books(ben, doctor, TIME + SLOT);
    }

    function test_Succeeds_ReturningTheNumber() public {
        (, bytes memory answer) = _call(ann, _call(doctor, TIME + SLOT));
        require(abi.decode(answer, (uint256)) == appointmentId + 1, "it returns the number");
    }

    function _books(address patient, address with, uint64 startsAt) private {
        uint256 id = ledger.appointmentCount() + 1;
        bytes memory fields = abi.encode(id, patient, with, startsAt, AppointmentState.Booked, 0);
        _moves(patient, _call(with, startsAt), Action.Book, "appointment booked", fields);
        require(ledger.appointmentCount() == id, "there is one more");
    }

    function _call(address with, uint64 startsAt) private pure returns (bytes memory) {
        return abi.encodeCall(IAppointments.book, (with, startsAt));
    }
}
