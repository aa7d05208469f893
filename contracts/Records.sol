// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consents} from "./Consents.sol";
import {IRecords} from "./interfaces/IRecords.sol";
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
} from "./Vocabulary.sol";

/// The records, each with a stream of its own. What a version says is elsewhere; its commitment is here.
abstract contract Records is Consents, IRecords {
    struct Record {
        address patient;
        uint32 version;
        Status status;
        uint56 seq;
        bytes32 head;
        bytes32 commitment;
    }

    /// One storage slot. Good while the record's version is this one and the same consent decides.
    struct Report {
        uint32 version;
        uint64 grantedSeq;
    }

    mapping(uint256 recordId => Record) private _records;
    mapping(uint256 recordId => mapping(address auditor => Report)) private _reports;
    uint256 private _recordCount;

    /// @inheritdoc IRecords
    function create(address patient, bytes32 commitment, Purpose purpose) external returns (uint256 recordId) {
        _requireRole(Role.Doctor, Action.Create);
        if (_roleOf(patient) != Role.Patient) revert UnknownPatient(patient);
        _requireCommitment(commitment);
        _requirePurpose(purpose);
        Reason reason = decide(msg.sender, Action.Create, patient, 0);
        if (reason != Reason.None) {
            _appendToChart(patient, msg.sender, Action.Create, reason, purpose, commitment);
            return 0;
        }
        recordId = ++_recordCount;
        Record storage self = _records[recordId];
        self.patient = patient;
        self.version = 1;
        self.status = Status.Active;
        self.commitment = commitment;
        _appendToRecord(recordId, 1, Role.Doctor, Action.Create, reason, purpose, commitment);
    }

    /// @inheritdoc IRecords
    function amend(uint256 recordId, uint32 replaces, bytes32 commitment, Purpose purpose) external {
        Record storage self = _requireRecord(recordId, Role.Doctor, Action.Amend);
        _requireCommitment(commitment);
        _requirePurpose(purpose);
        uint32 version = self.version;
        if (replaces != version) revert StaleVersion(recordId, version);
        Reason reason = decide(msg.sender, Action.Amend, self.patient, recordId);
        if (reason == Reason.None) {
            version += 1;
            self.version = version;
            self.status = Status.Amended;
            self.commitment = commitment;
        }
        _appendToRecord(recordId, version, Role.Doctor, Action.Amend, reason, purpose, commitment);
    }

    /// @inheritdoc IRecords
    function remove(uint256 recordId, Purpose purpose) external {
        Record storage self = _requireRecord(recordId, Role.Doctor, Action.Delete);
        _requirePurpose(purpose);
        Reason reason = decide(msg.sender, Action.Delete, self.patient, recordId);
        if (reason == Reason.None) self.status = Status.Deleted;
        _appendToRecord(recordId, self.version, Role.Doctor, Action.Delete, reason, purpose, self.commitment);
    }

    /// @inheritdoc IRecords
    function access(Action action, uint256 recordId, uint32 version, bytes32 requestHash, Purpose purpose) external {
        Record storage self = _requireExisting(recordId);
        Role role = _requireRegistered();
        _requireAccessAction(role, action);
        address patient = self.patient;
        if (role == Role.Patient && patient != msg.sender) revert NotYourChart(patient);
        if (version == 0 || version > self.version) revert UnknownVersion(recordId, version);
        _requireCommitment(requestHash);
        _requirePurpose(purpose);
        Reason reason = decide(msg.sender, action, patient, recordId);
        _appendToRecord(recordId, version, role, action, reason, purpose, requestHash);
    }

    /// @inheritdoc IRecords
    function query(uint256 recordId) external {
        Record storage self = _requireRecord(recordId, Role.Auditor, Action.Query);
        Reason reason = decide(msg.sender, Action.Query, self.patient, recordId);
        _appendToRecord(recordId, self.version, Role.Auditor, Action.Query, reason, Purpose.HSYSADMIN, 0);
    }

    /// @inheritdoc IRecords
    function reportMismatch(uint256 recordId, uint32 version, bytes32 head, bytes32 reportHash) external {
        Record storage self = _requireRecord(recordId, Role.Auditor, Action.ReportMismatch);
        if (version != self.version) revert StaleVersion(recordId, self.version);
        _requireCommitment(head);
        _requireCommitment(reportHash);
        (Reason reason, uint64 grantedSeq) = _decide(msg.sender, Action.ReportMismatch, self.patient, recordId);
        bytes32 details;
        if (reason == Reason.None) {
            _reports[recordId][msg.sender] = Report({version: version, grantedSeq: grantedSeq});
            emit MismatchReported(recordId, msg.sender, version, head, reportHash);
            details = keccak256(abi.encode(recordId, msg.sender, version, head, reportHash));
        }
        _appendToRecord(
            recordId, version, Role.Auditor, Action.ReportMismatch, reason, Purpose.HSYSADMIN, details
        );
    }

    /// @inheritdoc IRecords
    function recordCount() external view returns (uint256) {
        return _recordCount;
    }

    /// @inheritdoc IRecords
    function record(uint256 recordId)
        external
        view
        returns (address patient, uint32 version, Status status, uint64 seq, bytes32 head, bytes32 commitment)
    {
        Record storage self = _records[recordId];
        return (self.patient, self.version, self.status, self.seq, self.head, self.commitment);
    }

    /// @inheritdoc IRecords
    function decide(address actor, Action action, address patient, uint256 recordId)
        public
        view
        returns (Reason reason)
    {
        (reason,) = _decide(actor, action, patient, recordId);
    }

    function _decide(address actor, Action action, address patient, uint256 recordId)
        private
        view
        returns (Reason reason, uint64 grantedSeq)
    {
        if (actor == patient) return (Reason.None, 0);
        if (_isSuspended(actor)) return (Reason.Suspended, 0);
        bool isAuditor = _roleOf(actor) == Role.Auditor;
        (reason, grantedSeq) =
            _decideConsent(patient, actor, recordId, isAuditor ? PERMISSION_AUDIT : _permissionFor(action));
        if (reason == Reason.None && isAuditor && action == Action.View) {
            Report storage report = _reports[recordId][actor];
            if (report.version != _records[recordId].version || report.grantedSeq != grantedSeq) {
                reason = Reason.NotReported;
            }
        }
    }

    function _requireOwnRecordOrChart(uint256 recordId) internal view override {
        if (recordId == 0) return;
        Record storage self = _requireExisting(recordId);
        if (self.patient != msg.sender) revert NotYourChart(self.patient);
    }

    function _patientOfRecord(uint256 recordId) internal view returns (address) {
        return _requireExisting(recordId).patient;
    }

    function _requireExisting(uint256 recordId) private view returns (Record storage self) {
        self = _records[recordId];
        if (self.status == Status.None) revert UnknownRecord(recordId);
        if (self.status == Status.Deleted) revert RecordDeleted(recordId);
    }

    function _requireRecord(uint256 recordId, Role role, Action action) private view returns (Record storage self) {
        self = _requireExisting(recordId);
        _requireRole(role, action);
    }

    function _requireAccessAction(Role role, Action action) private pure {
        bool isOffered = action == Action.View && role != Role.Registrar
            || action == Action.Print && (role == Role.Patient || role == Role.Doctor)
            || action == Action.Copy && role == Role.Doctor;
        if (!isOffered) revert RoleNotAllowed(role, action);
    }

    function _permissionFor(Action action) private pure returns (uint8) {
        if (action == Action.View) return PERMISSION_VIEW;
        if (action == Action.Copy) return PERMISSION_COPY;
        if (action == Action.Print) return PERMISSION_PRINT;
        if (action == Action.Create) return PERMISSION_CREATE;
        if (action == Action.Amend) return PERMISSION_AMEND;
        if (action == Action.Delete) return PERMISSION_DELETE;
        return 0;
    }

    function _appendToRecord(
        uint256 recordId,
        uint32 version,
        Role role,
        Action action,
        Reason reason,
        Purpose purpose,
        bytes32 commitment
    ) private {
        Record storage self = _records[recordId];
        uint56 seq = ++self.seq;
        self.head = _append(
            self.head,
            seq,
            Draft({
                recordId: recordId,
                patient: self.patient,
                doctor: role == Role.Doctor ? msg.sender : address(0),
                auditor: role == Role.Auditor ? msg.sender : address(0),
                action: action,
                reason: reason,
                status: self.status,
                purpose: purpose,
                version: version,
                commitment: commitment
            })
        );
    }
}
