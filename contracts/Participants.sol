// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuditLog} from "./AuditLog.sol";
import {IParticipants} from "./interfaces/IParticipants.sol";
import {Action, Purpose, Reason, Role, Status} from "./Vocabulary.sol";

/// Who takes part, and the two streams that belong to no record: each patient's chart and the registry.
abstract contract Participants is AuditLog, IParticipants {
    struct Participant {
        Role role;
        bool suspended;
        /// Of the chart's stream; patients only.
        uint64 seq;
        bytes32 head;
        bytes32 encryptionKey;
    }

    mapping(address account => Participant) private _participants;
    uint64 private _registrySeq;
    bytes32 private _registryHead;

    /// The registry's first entry names the registrar, so that the log alone tells who it is.
    constructor(address registrar) {
        if (registrar == address(0)) revert NotRegistered(registrar);
        _participants[registrar].role = Role.Registrar;
        _appendToRegistry(Action.Credential, registrar, "participant credentialed");
    }

    /// @inheritdoc IParticipants
    function register(bytes32 encryptionKey) external {
        Participant storage self = _participants[msg.sender];
        if (self.role != Role.None) revert AlreadyRegistered(msg.sender);
        _requireEncryptionKey(encryptionKey);
        self.role = Role.Patient;
        self.encryptionKey = encryptionKey;
        bytes32 details = _emitParticipant(msg.sender);
        _appendToChart(
            msg.sender, address(0), Action.Register, Reason.None, Purpose.PATRQT, details, "patient registered"
        );
    }

    /// @inheritdoc IParticipants
    function credential(address account, Role role, bytes32 encryptionKey) external {
        _requireRegistrar(Action.Credential);
        if (account == address(0)) revert NotRegistered(account);
        if (role != Role.Doctor && role != Role.Auditor) revert RoleNotAllowed(role, Action.Credential);
        _requireEncryptionKey(encryptionKey);
        Participant storage target = _participants[account];
        if (target.role != Role.None && target.role != role) revert AlreadyRegistered(account);
        target.role = role;
        target.suspended = false;
        target.encryptionKey = encryptionKey;
        _appendToRegistry(Action.Credential, account, "participant credentialed");
    }

    /// @inheritdoc IParticipants
    function suspend(address account) external {
        _requireRegistrar(Action.Suspend);
        Participant storage target = _participants[account];
        if (target.role == Role.None) revert NotRegistered(account);
        if (target.role != Role.Doctor && target.role != Role.Auditor) {
            revert RoleNotAllowed(target.role, Action.Suspend);
        }
        if (target.suspended) revert AlreadySuspended(account);
        target.suspended = true;
        _appendToRegistry(Action.Suspend, account, "participant suspended");
    }

    /// @inheritdoc IParticipants
    function participant(address account) external view returns (Role role, bool suspended, bytes32 encryptionKey) {
        Participant storage self = _participants[account];
        return (self.role, self.suspended, self.encryptionKey);
    }

    /// @inheritdoc IParticipants
    function chart(address patient) external view returns (uint64 seq, bytes32 head) {
        Participant storage self = _participants[patient];
        return (self.seq, self.head);
    }

    /// @inheritdoc IParticipants
    function registry() external view returns (uint64 seq, bytes32 head) {
        return (_registrySeq, _registryHead);
    }

    function _roleOf(address account) internal view returns (Role) {
        return _participants[account].role;
    }

    function _isSuspended(address account) internal view returns (bool) {
        return _participants[account].suspended;
    }

    /// The caller's role, which must be this one for this action.
    function _requireRole(Role role, Action action) internal view {
        Role actual = _requireRegistered();
        if (actual != role) revert RoleNotAllowed(actual, action);
    }

    function _requireRegistered() internal view returns (Role role) {
        role = _roleOf(msg.sender);
        if (role == Role.None) revert NotRegistered(msg.sender);
    }

    function _chartSeq(address patient) internal view returns (uint64) {
        return _participants[patient].seq;
    }

    /// @param counterpart the doctor or auditor concerned, or zero
    function _appendToChart(
        address patient,
        address counterpart,
        Action action,
        Reason reason,
        Purpose purpose,
        bytes32 commitment,
        string memory message
    ) internal {
        Participant storage self = _participants[patient];
        uint64 seq = _next(self.seq);
        self.seq = seq;
        self.head =
            _append(self.head, _draft(patient, counterpart, action, reason, purpose, seq, commitment, message));
    }

    function _appendToRegistry(Action action, address account, string memory message) private {
        bytes32 details = _emitParticipant(account);
        uint64 seq = _next(_registrySeq);
        _registrySeq = seq;
        _registryHead = _append(
            _registryHead,
            _draft(address(0), account, action, Reason.None, Purpose.HOPERAT, seq, details, message)
        );
    }

    function _draft(
        address patient,
        address counterpart,
        Action action,
        Reason reason,
        Purpose purpose,
        uint64 seq,
        bytes32 commitment,
        string memory message
    ) private view returns (Draft memory) {
        Role role = _roleOf(counterpart);
        return Draft({
            recordId: 0,
            patient: patient,
            doctor: role == Role.Doctor ? counterpart : address(0),
            auditor: role == Role.Auditor ? counterpart : address(0),
            action: uint256(action),
            outcome: _outcomeOf(reason),
            status: uint256(Status.None),
            purpose: uint256(purpose),
            seq: seq,
            version: 0,
            commitment: commitment,
            message: message
        });
    }

    function _emitParticipant(address account) private returns (bytes32 details) {
        Participant storage self = _participants[account];
        emit ParticipantSet(account, self.role, self.suspended, self.encryptionKey);
        return keccak256(abi.encode(account, self.role, self.suspended, self.encryptionKey));
    }

    function _requireRegistrar(Action action) private view {
        _requireRole(Role.Registrar, action);
    }

    function _requireEncryptionKey(bytes32 encryptionKey) private pure {
        if (encryptionKey == 0) revert InvalidEncryptionKey();
    }
}
