// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    PERMISSION_AMEND,
    PERMISSION_AUDIT,
    PERMISSION_COPY,
    PERMISSION_CREATE,
    PERMISSION_DELETE,
    PERMISSION_PRINT,
    PERMISSION_VIEW,
    Purpose,
    Reason,
    Role,
    Status
} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry} from "../base/Entry.sol";
import {Handler} from "./Handler.sol";

/// What is done to records, and to their logs.
abstract contract RecordsHandler is Handler {
    function create(uint256 seed, bytes32 commitment, uint8 purposeNumber) external {
        address actor = _pick(seed, Role.Doctor);
        address patient = _pick(_mix(seed, "patient"), Role.Patient);
        Purpose purpose = Purpose(purposeNumber % 8);
        bytes memory refusal = _roleRefusal(actor, Role.Doctor, Action.Create);
        if (refusal.length == 0 && people[patient].role != Role.Patient) {
            refusal = abi.encodeWithSelector(IRecords.UnknownPatient.selector, patient);
        }
        if (refusal.length == 0) refusal = _inputRefusal(commitment, purpose);
        Reason reason = _weigh(actor, PERMISSION_CREATE, patient, 0);
        bytes memory call = abi.encodeCall(IRecords.create, (patient, commitment, purpose));
        (bool isDone, Entry memory entry) = _hold(actor, call, Action.Create, refusal, reason);
        if (!isDone) return;
        knownCount++;
        require(entry.recordId == knownCount, "records are numbered from 1");
        known[knownCount] = Known(patient, 1, Status.Active, commitment);
    }

    function amend(uint256 seed, uint32 replaces, bytes32 commitment, uint8 purposeNumber) external {
        address actor = _pick(seed, Role.Doctor);
        uint256 id = _pickRecord(seed);
        Known memory record = known[id];
        if (replaces % 8 != 0) replaces = record.version;
        Purpose purpose = Purpose(purposeNumber % 8);
        bytes memory refusal = _recordRefusal(actor, id, Role.Doctor, Action.Amend);
        if (refusal.length == 0) refusal = _inputRefusal(commitment, purpose);
        if (refusal.length == 0 && replaces != record.version) {
            refusal = abi.encodeWithSelector(IRecords.StaleVersion.selector, id, record.version);
        }
        Reason reason = _weigh(actor, PERMISSION_AMEND, record.patient, id);
        bytes memory call = abi.encodeCall(IRecords.amend, (id, replaces, commitment, purpose));
        (bool isDone,) = _hold(actor, call, Action.Amend, refusal, reason);
        if (isDone) known[id] = Known(record.patient, record.version + 1, Status.Amended, commitment);
    }

    function remove(uint256 seed, uint8 purposeNumber) external {
        if (seed % 8 != 0) return; // Or no record would last.
        address actor = _pick(seed, Role.Doctor);
        uint256 id = _pickRecord(seed);
        Purpose purpose = Purpose(purposeNumber % 8);
        bytes memory refusal = _recordRefusal(actor, id, Role.Doctor, Action.Delete);
        if (refusal.length == 0) refusal = _inputRefusal(bytes32(uint256(1)), purpose);
        Reason reason = _weigh(actor, PERMISSION_DELETE, known[id].patient, id);
        bytes memory call = abi.encodeCall(IRecords.remove, (id, purpose));
        (bool isDone, Entry memory entry) = _hold(actor, call, Action.Delete, refusal, reason);
        if (!isDone) return;
        require(entry.commitment == known[id].commitment, "a delete names what it deletes");
        known[id].status = Status.Deleted;
    }

    function access(uint256 seed, uint8 actionNumber, uint32 version, bytes32 request, uint8 purposeNumber) external {
        Action action = actionNumber % 16 == 0 ? Action(actionNumber / 16) : Action(12 + actionNumber % 3);
        address actor = _pick(seed, seed % 5 == 0 ? Role.Patient : seed % 5 == 1 ? Role.Auditor : Role.Doctor);
        uint256 id = _pickRecord(seed);
        Known memory record = known[id];
        if (version % 8 != 0 && record.version != 0) version = 1 + version % record.version;
        if (people[actor].role == Role.Patient && seed % 2 == 0) actor = record.patient;
        Purpose purpose = Purpose(purposeNumber % 8);
        bytes memory refusal = _accessRefusal(actor, action, id, version);
        if (refusal.length == 0) refusal = _inputRefusal(request, purpose);
        Reason reason = _weighAccess(actor, action, id);
        bytes memory call = abi.encodeCall(IRecords.access, (action, id, version, request, purpose));
        (bool isDone, Entry memory entry) = _hold(actor, call, action, refusal, reason);
        if (!isDone) return;
        require(entry.version == version && entry.commitment == request, "an access names what is asked for");
        bool isAuditor = people[actor].role == Role.Auditor;
        require(!isAuditor || reportedInLog[id][actor] == record.version, "an auditor views after a report only");
    }

    function query(uint256 seed) external {
        address actor = _pick(seed, Role.Auditor);
        uint256 id = _pickRecord(seed);
        bytes memory refusal = _recordRefusal(actor, id, Role.Auditor, Action.Query);
        Reason reason = _weigh(actor, PERMISSION_AUDIT, known[id].patient, id);
        _hold(actor, abi.encodeCall(IRecords.query, (id)), Action.Query, refusal, reason);
    }

    function reportMismatch(uint256 seed, uint32 version, bytes32 head, bytes32 report) external {
        address actor = _pick(seed, Role.Auditor);
        uint256 id = _pickRecord(seed);
        Known memory record = known[id];
        if (version % 8 != 0) version = record.version;
        bytes memory refusal = _recordRefusal(actor, id, Role.Auditor, Action.ReportMismatch);
        if (refusal.length == 0 && version != record.version) {
            refusal = abi.encodeWithSelector(IRecords.StaleVersion.selector, id, record.version);
        }
        if (refusal.length == 0 && (head == 0 || report == 0)) refusal = _refusal(ILog.InvalidCommitment.selector);
        Reason reason = _weigh(actor, PERMISSION_AUDIT, record.patient, id);
        bytes memory call = abi.encodeCall(IRecords.reportMismatch, (id, version, head, report));
        (bool isDone,) = _hold(actor, call, Action.ReportMismatch, refusal, reason);
        if (!isDone) return;
        reported[id][actor] = Reported(version, _deciding(record.patient, actor, id).seq);
        reportedInLog[id][actor] = version;
    }

    function _weighAccess(address actor, Action action, uint256 id) private view returns (Reason) {
        Role role = people[actor].role;
        if (role == Role.Patient) return Reason.None;
        if (role == Role.Auditor) return _weighAuditorsView(actor, id);
        uint8 permission =
            action == Action.View ? PERMISSION_VIEW : action == Action.Copy ? PERMISSION_COPY : PERMISSION_PRINT;
        return _weigh(actor, permission, known[id].patient, id);
    }

    function _accessRefusal(address actor, Action action, uint256 id, uint32 version)
        private
        view
        returns (bytes memory refusal)
    {
        Role role = people[actor].role;
        refusal = _recordRefusal(actor, id, role, action);
        if (refusal.length > 0) return refusal;
        bool isAccess = action == Action.View || action == Action.Copy || action == Action.Print;
        if (role == Role.Registrar) isAccess = false;
        if (role == Role.Auditor) isAccess = action == Action.View;
        if (role == Role.Patient && action == Action.Copy) isAccess = false;
        if (!isAccess) return abi.encodeWithSelector(IParticipants.RoleNotAllowed.selector, role, action);
        Known memory record = known[id];
        if (role == Role.Patient && record.patient != actor) {
            return abi.encodeWithSelector(IRecords.NotYourChart.selector, record.patient);
        }
        if (version < 1 || version > record.version) {
            return abi.encodeWithSelector(IRecords.UnknownVersion.selector, id, version);
        }
    }

    function _recordRefusal(address actor, uint256 id, Role role, Action action) private view returns (bytes memory) {
        Status status = known[id].status;
        if (status == Status.None) return abi.encodeWithSelector(IRecords.UnknownRecord.selector, id);
        if (status == Status.Deleted) return abi.encodeWithSelector(IRecords.RecordDeleted.selector, id);
        return _roleRefusal(actor, role, action);
    }

    function _inputRefusal(bytes32 commitment, Purpose purpose) private pure returns (bytes memory) {
        if (commitment == 0) return _refusal(ILog.InvalidCommitment.selector);
        if (purpose == Purpose.None) return abi.encodeWithSelector(ILog.InvalidPurpose.selector, purpose);
        return "";
    }
}
