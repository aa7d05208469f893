// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consents} from "./Consents.sol";
import {IRecords} from "./interfaces/IRecords.sol";
import {Messages} from "./Messages.sol";
import {Permissions} from "./Permissions.sol";
import {newRecord, RecordState} from "./RecordState.sol";
import {
    Action,
    PERMISSION_AMEND,
    PERMISSION_AUDIT,
    PERMISSION_CREATE,
    PERMISSION_DELETE,
    Purpose,
    Reason,
    Role,
    Status
} from "./Vocabulary.sol";

/// The records, each with a stream of its own. What a version says is elsewhere; its commitment is here.
abstract contract Records is Consents, IRecords {
    struct Record {
        RecordState state;
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
        (Reason reason,) = _decide(msg.sender, patient, 0, PERMISSION_CREATE);
        if (reason != Reason.None) {
            _appendToChart(
                patient,
                msg.sender,
                Action.Create,
                reason,
                purpose,
                commitment,
                Messages.denied("create", reason)
            );
            return 0;
        }
        recordId = ++_recordCount;
        _records[recordId].commitment = commitment;
        _appendToRecord(
            recordId, newRecord(patient), 1, PERMISSION_CREATE, Action.Create, reason, purpose, commitment, "record created"
        );
    }

    /// @inheritdoc IRecords
    function amend(uint256 recordId, uint32 replaces, bytes32 commitment, Purpose purpose) external {
        RecordState state = _requireRecord(recordId, Role.Doctor, Action.Amend);
        _requireCommitment(commitment);
        _requirePurpose(purpose);
        if (replaces != state.versionOf()) revert StaleVersion(recordId, state.versionOf());
        (Reason reason,) = _decide(msg.sender, state.patientOf(), recordId, PERMISSION_AMEND);
        string memory message = "record amended";
        if (reason == Reason.None) {
            state = state.amended();
            _records[recordId].commitment = commitment;
        } else {
            message = Messages.denied("amend", reason);
        }
        _appendToRecord(
            recordId, state, state.versionOf(), PERMISSION_AMEND, Action.Amend, reason, purpose, commitment, message
        );
    }

    /// @inheritdoc IRecords
    function remove(uint256 recordId, Purpose purpose) external {
        RecordState state = _requireRecord(recordId, Role.Doctor, Action.Delete);
        _requirePurpose(purpose);
        (Reason reason,) = _decide(msg.sender, state.patientOf(), recordId, PERMISSION_DELETE);
        string memory message = "record deleted";
        if (reason == Reason.None) state = state.deleted();
        else message = Messages.denied("delete", reason);
        bytes32 commitment = _records[recordId].commitment;
        _appendToRecord(
            recordId, state, state.versionOf(), PERMISSION_DELETE, Action.Delete, reason, purpose, commitment, message
        );
    }

    /// @inheritdoc IRecords
    function access(Action action, uint256 recordId, uint32 version, bytes32 requestHash, Purpose purpose) external {
        RecordState state = _requireExisting(recordId);
        uint8 permission = _requireAccessAction(_requireRegistered(), action);
        if (permission == 0 && state.patientOf() != msg.sender) revert NotYourChart(state.patientOf());
        if (version == 0 || version > state.versionOf()) revert UnknownVersion(recordId, version);
        _requireCommitment(requestHash);
        _requirePurpose(purpose);
        Reason reason;
        if (permission != 0) {
            uint64 grantedSeq;
            (reason, grantedSeq) = _decide(msg.sender, state.patientOf(), recordId, permission);
            if (permission == PERMISSION_AUDIT && reason == Reason.None) {
                reason = _weighReport(recordId, msg.sender, state.versionOf(), grantedSeq);
            }
        }
        string memory message = Messages.accessed(action, reason);
        _appendToRecord(recordId, state, version, permission, action, reason, purpose, requestHash, message);
    }

    /// @inheritdoc IRecords
    function query(uint256 recordId) external {
        RecordState state = _requireRecord(recordId, Role.Auditor, Action.Query);
        (Reason reason,) = _decide(msg.sender, state.patientOf(), recordId, PERMISSION_AUDIT);
        string memory message = "log queried";
        if (reason != Reason.None) message = Messages.denied("query", reason);
        _appendToRecord(
            recordId, state, state.versionOf(), PERMISSION_AUDIT, Action.Query, reason, Purpose.HSYSADMIN, 0, message
        );
    }

    /// @inheritdoc IRecords
    function reportMismatch(uint256 recordId, uint32 version, bytes32 head, bytes32 reportHash) external {
        RecordState state = _requireRecord(recordId, Role.Auditor, Action.ReportMismatch);
        if (version != state.versionOf()) revert StaleVersion(recordId, state.versionOf());
        _requireCommitment(head);
        _requireCommitment(reportHash);
        (Reason reason, uint64 grantedSeq) = _decide(msg.sender, state.patientOf(), recordId, PERMISSION_AUDIT);
        bytes32 details;
        string memory message = "mismatch reported";
        if (reason == Reason.None) {
            _reports[recordId][msg.sender] = Report({version: version, grantedSeq: grantedSeq});
            emit MismatchReported(recordId, msg.sender, version, head, reportHash);
            details = keccak256(abi.encode(recordId, msg.sender, version, head, reportHash));
        } else {
            message = Messages.denied("report", reason);
        }
        _appendToRecord(
            recordId,
            state,
            version,
            PERMISSION_AUDIT,
            Action.ReportMismatch,
            reason,
            Purpose.HSYSADMIN,
            details,
            message
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
        RecordState state = self.state;
        return (
            state.patientOf(), state.versionOf(), Status(state.statusOf()), state.seqOf(), self.head, self.commitment
        );
    }

    /// @inheritdoc IRecords
    function decide(address actor, Action action, address patient, uint256 recordId)
        external
        view
        returns (Reason reason)
    {
        if (actor == patient) return Reason.None;
        bool isAuditor = _roleOf(actor) == Role.Auditor;
        uint64 grantedSeq;
        (reason, grantedSeq) =
            _decide(actor, patient, recordId, isAuditor ? Permissions.ofAuditor(action) : Permissions.ofDoctor(action));
        if (isAuditor && action == Action.View && reason == Reason.None) {
            reason = _weighReport(recordId, actor, _records[recordId].state.versionOf(), grantedSeq);
        }
    }

    /// What suspension and consents say to a doctor or an auditor.
    /// @return reason `None` when they allow it
    /// @return grantedSeq which consent decided; 0 for none
    function _decide(address actor, address patient, uint256 recordId, uint8 permission)
        private
        view
        returns (Reason reason, uint64 grantedSeq)
    {
        if (_isSuspended(actor)) return (Reason.Suspended, 0);
        return _decideConsent(patient, actor, recordId, permission);
    }

    /// What the auditor's own report says, where a consent allows the audit.
    function _weighReport(uint256 recordId, address auditor, uint32 version, uint64 grantedSeq)
        private
        view
        returns (Reason)
    {
        Report memory report = _reports[recordId][auditor];
        return report.version == version && report.grantedSeq == grantedSeq ? Reason.None : Reason.NotReported;
    }

    function _requireOwnRecordOrChart(uint256 recordId) internal view override {
        if (recordId == 0) return;
        address patient = _patientOfRecord(recordId);
        if (patient != msg.sender) revert NotYourChart(patient);
    }

    function _patientOfRecord(uint256 recordId) internal view returns (address) {
        return _requireExisting(recordId).patientOf();
    }

    function _requireExisting(uint256 recordId) private view returns (RecordState state) {
        state = _records[recordId].state;
        if (state.isUnknown()) revert UnknownRecord(recordId);
        if (state.isDeleted()) revert RecordDeleted(recordId);
    }

    function _requireRecord(uint256 recordId, Role role, Action action) private view returns (RecordState state) {
        state = _requireExisting(recordId);
        _requireRole(role, action);
    }

    /// @return permission what a consent has to have; 0 for the patient, who needs none
    function _requireAccessAction(Role role, Action action) private pure returns (uint8 permission) {
        if (role == Role.Doctor) permission = Permissions.ofAccess(action);
        else if (role == Role.Auditor && action == Action.View) return PERMISSION_AUDIT;
        else if (role == Role.Patient && (action == Action.View || action == Action.Print)) return 0;
        if (permission == 0) revert RoleNotAllowed(role, action);
    }

    /// @param permission what the actor acts by: audit for an auditor, 0 for the patient, else a doctor's
    function _appendToRecord(
        uint256 recordId,
        RecordState state,
        uint32 version,
        uint8 permission,
        Action action,
        Reason reason,
        Purpose purpose,
        bytes32 commitment,
        string memory message
    ) private {
        Record storage self = _records[recordId];
        state = state.advanced();
        self.state = state;
        self.head = _append(
            self.head,
            Draft({
                recordId: recordId,
                patient: state.patientOf(),
                doctor: permission == 0 || permission == PERMISSION_AUDIT ? address(0) : msg.sender,
                auditor: permission == PERMISSION_AUDIT ? msg.sender : address(0),
                action: uint256(action),
                outcome: _outcomeOf(reason),
                status: state.statusOf(),
                purpose: uint256(purpose),
                seq: state.seqOf(),
                version: version,
                commitment: commitment,
                message: message
            })
        );
    }
}
