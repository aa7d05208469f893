// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    AppointmentState,
    PERMISSION_AUDIT,
    Reason,
    Role,
    Status
} from "../../../contracts/Vocabulary.sol";

/// The ledger's law, said a second time and in another way than the contract says it: what is known, and what follows.
abstract contract Model {
    struct Person {
        Role role;
        bool suspended;
        bytes32 key;
    }

    struct Given {
        bool active;
        uint8 permissions;
        uint64 from;
        uint64 until;
        uint64 seq;
    }

    struct Known {
        address patient;
        uint32 version;
        Status status;
        bytes32 commitment;
    }

    struct Meeting {
        address patient;
        address doctor;
        uint64 startsAt;
        AppointmentState state;
        uint256 recordId;
    }

    struct Reported {
        uint32 version;
        uint64 consentSeq;
    }

    mapping(address account => Person) internal people;
    mapping(address patient => mapping(address grantee => mapping(uint256 recordId => Given))) internal given;
    mapping(uint256 recordId => Known) internal known;
    mapping(uint256 appointmentId => Meeting) internal meetings;
    mapping(uint256 recordId => mapping(address auditor => Reported)) internal reported;
    uint256 internal knownCount;
    uint256 internal meetingCount;

    /// Which consent decides: the narrow one in its time, or else the wide one.
    function _deciding(address patient, address grantee, uint256 recordId) internal view returns (Given memory) {
        Given memory narrow = given[patient][grantee][recordId];
        if (recordId != 0 && narrow.active && _isInTime(narrow)) return narrow;
        return given[patient][grantee][0];
    }

    function _weigh(address actor, uint8 permission, address patient, uint256 recordId)
        internal
        view
        returns (Reason)
    {
        Given memory deciding = _deciding(patient, actor, recordId);
        if (people[actor].suspended) return Reason.Suspended;
        if (!deciding.active) return Reason.NoConsent;
        if (!_isInTime(deciding)) return Reason.OutsidePeriod;
        return (deciding.permissions / permission) % 2 == 1 ? Reason.None : Reason.NotPermitted;
    }

    /// An auditor's view: consent, and a report made under that consent on the version that is current.
    function _weighAuditorsView(address auditor, uint256 recordId) internal view returns (Reason reason) {
        Known memory record = known[recordId];
        reason = _weigh(auditor, PERMISSION_AUDIT, record.patient, recordId);
        if (reason != Reason.None) return reason;
        Reported memory report = reported[recordId][auditor];
        bool isGood = report.version == record.version
            && report.consentSeq == _deciding(record.patient, auditor, recordId).seq;
        return isGood ? Reason.None : Reason.NotReported;
    }

    /// The live appointment in that quarter of an hour, or 0; found by looking at all.
    function _liveAt(address doctor, uint64 time) internal view returns (uint256 found) {
        for (uint256 id = 1; id <= meetingCount; id++) {
            Meeting memory meeting = meetings[id];
            bool isThere = meeting.doctor == doctor && meeting.startsAt / 900 == time / 900;
            if (isThere && meeting.state == AppointmentState.Booked) found = id;
        }
    }

    function _wordOf(Action action) internal pure returns (string memory) {
        if (action == Action.View) return "view";
        if (action == Action.Copy) return "copy";
        if (action == Action.Print) return "print";
        if (action == Action.Create) return "create";
        if (action == Action.Amend) return "amend";
        if (action == Action.Delete) return "delete";
        if (action == Action.Query) return "query";
        if (action == Action.ReportMismatch) return "report";
        return action == Action.Fulfil ? "fulfil" : "noshow";
    }

    function _because(Action action, Reason reason) internal pure returns (string memory) {
        string[7] memory words =
            ["", "suspended", "no consent", "outside period", "not permitted", "not reported", "not named"];
        return string.concat(_wordOf(action), " denied: ", words[uint8(reason)]);
    }

    function _isInTime(Given memory consent) private view returns (bool) {
        if (block.timestamp < consent.from) return false;
        return consent.until == 0 || block.timestamp + 1 <= consent.until;
    }
}
