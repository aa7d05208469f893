// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, AppointmentState, Outcome, Role, Status} from "../../../contracts/Vocabulary.sol";
import {streamKey} from "../base/Entry.sol";
import {AppointmentsHandler} from "./AppointmentsHandler.sol";
import {PeopleHandler} from "./PeopleHandler.sol";
import {RecordsHandler} from "./RecordsHandler.sol";

/// All acts, and the look at the whole ledger that follows each of them.
contract WholeHandler is PeopleHandler, RecordsHandler, AppointmentsHandler {
    mapping(uint256 recordId => Known) private seen;

    /// Every stream's head is the fold of its own entries: no act moved another stream. No entry is in none.
    function checkStreams() external view {
        _requireStream(0, address(0));
        uint256 count = streams[streamKey(0, address(0))].seq;
        for (uint256 index = 0; index < 11; index++) {
            address account = _person(index);
            _requireStream(0, account);
            count += streams[streamKey(0, account)].seq;
        }
        for (uint256 id = 1; id <= knownCount; id++) {
            _requireStream(id, known[id].patient);
            count += streams[streamKey(id, known[id].patient)].seq;
        }
        require(count == entryCount, "each act that was mined added one to one stream");
    }

    /// Roles, suspensions, keys and consents are the model's.
    function checkPeople() external view {
        for (uint256 index = 0; index < 11; index++) {
            address account = _person(index);
            (Role role, bool suspended, bytes32 key) = ledger.participant(account);
            Person memory person = people[account];
            require(role == person.role && suspended == person.suspended && key == person.key, "a participant");
        }
        for (uint256 pair = 0; pair < 18; pair++) {
            address patient = patients[pair % 3];
            address grantee = pair < 9 ? doctors[pair / 3] : auditors[pair / 3 - 3];
            _checkConsent(patient, grantee, 0);
            if (knownCount > 0) _checkConsent(patient, grantee, 1 + entryCount % knownCount);
        }
    }

    /// Records are the model's; and, without the model: nothing is undeleted, no version falls, no patient changes, and no
    /// commitment changes but with the version.
    function checkRecords() external {
        require(ledger.recordCount() == knownCount, "the number of records");
        for (uint256 id = 1; id <= knownCount; id++) {
            (address patient, uint32 version, Status status,,, bytes32 commitment) = ledger.record(id);
            Known memory record = known[id];
            require(patient == record.patient && version == record.version, "a record's patient and version");
            require(status == record.status && commitment == record.commitment, "a record's status and commitment");
            Known memory before = seen[id];
            if (before.status != Status.None) {
                require(before.patient == patient, "a record's patient never changes");
                require(version == before.version || version == before.version + 1, "versions go up by one");
                require(version > before.version || commitment == before.commitment, "a new commitment is a new version");
                require(before.status != Status.Deleted || status == Status.Deleted, "deleted is for good");
                require(before.status != Status.Deleted || version == before.version, "deleted is the end");
            }
            seen[id] = record;
        }
    }

    /// Appointments are the model's, and no slot holds two live ones.
    function checkAppointments() external view {
        require(ledger.appointmentCount() == meetingCount, "the number of appointments");
        for (uint256 id = 1; id <= meetingCount; id++) {
            Meeting memory meeting = meetings[id];
            (address patient, address doctor, uint64 startsAt, AppointmentState state, uint256 recordId) =
                ledger.appointment(id);
            require(patient == meeting.patient && doctor == meeting.doctor, "an appointment's people");
            require(startsAt == meeting.startsAt && state == meeting.state, "an appointment's time and state");
            require(recordId == meeting.recordId, "an appointment's record");
            if (state == AppointmentState.Booked) {
                require(ledger.appointmentAt(doctor, startsAt) == id, "its slot holds it, and so no other");
            }
        }
    }

    function _checkConsent(address patient, address grantee, uint256 recordId) private view {
        (bool active, uint8 permissions, uint64 from, uint64 until, uint64 seq) =
            ledger.consent(patient, grantee, recordId);
        Given memory consent = given[patient][grantee][recordId];
        require(active == consent.active && permissions == consent.permissions, "a consent's permissions");
        require(from == consent.from && until == consent.until && seq == consent.seq, "a consent's period");
    }

    function _person(uint256 index) private view returns (address) {
        if (index < 3) return patients[index];
        if (index < 6) return doctors[index - 3];
        if (index < 9) return auditors[index - 6];
        return index == 9 ? registrar : stranger;
    }
}
