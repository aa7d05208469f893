// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Purpose} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {Entry} from "./Entry.sol";
import {LedgerTest} from "./LedgerTest.sol";
import {Vm} from "./Vm.sol";

/// Adds an appointment of Ann's with `doctor`, a day ahead, at the start of a slot.
abstract contract AppointmentTest is LedgerTest {
    uint64 internal constant SLOT = 900;
    uint64 internal constant TIME = START + 86_400;

    uint256 internal appointmentId;

    function setUp() public virtual override {
        super.setUp();
        require(TIME % SLOT == 0, "a slot starts there");
        appointmentId = _book(ann, doctor, TIME);
    }

    function _book(address patient, address with, uint64 startsAt) internal returns (uint256) {
        _act(patient, abi.encodeCall(IAppointments.book, (with, startsAt)));
        return ledger.appointmentCount();
    }

    function _cancel(address patient, uint256 id) internal {
        _act(patient, abi.encodeCall(IAppointments.cancel, (id)));
    }

    /// Acts, and holds entry, detail and storage to what is given.
    function _moves(address actor, bytes memory call, Action action, string memory message, bytes memory fields)
        internal
    {
        (Entry memory entry, Vm.Log memory detail) = _act(actor, call);
        (uint256 id, address patient, address with, uint64 startsAt, AppointmentState state, uint256 outcome) =
            abi.decode(fields, (uint256, address, address, uint64, AppointmentState, uint256));
        Entry memory expected = _chartEntry(patient, actor, with, action, keccak256(fields));
        expected.purpose = Purpose.PATADMIN;
        _is(entry, _says(expected, message));
        _isDetail(detail, bytes.concat(IAppointments.AppointmentSet.selector, fields));
        _appointmentIs(fields);
        uint256 live = ledger.appointmentAt(with, startsAt);
        require(live == (state == AppointmentState.Booked ? id : 0), "the slot holds it while it is live");
        outcome;
    }

    function _appointmentIs(bytes memory fields) internal view {
        uint256 id = abi.decode(fields, (uint256));
        (address patient, address with, uint64 startsAt, AppointmentState state, uint256 outcome) =
            ledger.appointment(id);
        require(
            keccak256(abi.encode(id, patient, with, startsAt, state, outcome)) == keccak256(fields),
            "the appointment as stored"
        );
    }

    function _isRefused(address actor, bytes memory call, Action action, string memory message) internal {
        bytes memory before = _fieldsOf(appointmentId);
        (Entry memory entry, Vm.Log memory detail) = _act(actor, call);
        Entry memory expected = _chartEntry(ann, actor, actor, action, 0);
        expected.purpose = Purpose.PATADMIN;
        _is(entry, _denied(expected, message));
        _isNone(detail);
        _appointmentIs(before);
        require(ledger.appointmentAt(doctor, TIME) == appointmentId, "the slot still holds it");
    }

    function _fieldsOf(uint256 id) internal view returns (bytes memory) {
        (address patient, address with, uint64 startsAt, AppointmentState state, uint256 outcome) =
            ledger.appointment(id);
        return abi.encode(id, patient, with, startsAt, state, outcome);
    }

    function _unknown(uint256 id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAppointments.UnknownAppointment.selector, id);
    }

    function _closed(uint256 id, AppointmentState state) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAppointments.AppointmentClosed.selector, id, state);
    }

    function _taken(uint64 startsAt) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAppointments.SlotTaken.selector, doctor, startsAt);
    }

    function _past(uint64 startsAt) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAppointments.SlotInThePast.selector, startsAt);
    }
}
