// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    Outcome,
    PERMISSION_AMEND,
    PERMISSION_AUDIT,
    PERMISSION_COPY,
    PERMISSION_CREATE,
    PERMISSION_DELETE,
    PERMISSION_PRINT,
    PERMISSION_VIEW,
    Purpose,
    Role,
    Status
} from "../../../contracts/Vocabulary.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry, streamKey} from "./Entry.sol";
import {deployLedger} from "./Ledger.sol";
import {LogBook} from "./LogBook.sol";
import {Vm, vm} from "./Vm.sol";

/// A ledger with people in every role, and one record of Ann's in version 1, written by `doctor`.
abstract contract LedgerTest is LogBook {
    uint64 internal constant START = 1_800_000_000;
    uint8 internal constant ALL = PERMISSION_VIEW | PERMISSION_COPY | PERMISSION_PRINT | PERMISSION_CREATE
        | PERMISSION_AMEND | PERMISSION_DELETE;
    bytes32 internal constant KEY = keccak256("key");
    bytes32 internal constant COMMITMENT = keccak256("an envelope");
    bytes32 internal constant NEXT = keccak256("the next envelope");
    bytes32 internal constant REQUEST = keccak256("a request");

    address internal constant registrar = address(0x1001);
    address internal constant ann = address(0x1002);
    address internal constant ben = address(0x1003);
    address internal constant doctor = address(0x1004);
    address internal constant colleague = address(0x1005);
    address internal constant auditor = address(0x1006);
    address internal constant inspector = address(0x1007);
    address internal constant stranger = address(0x1008);

    uint256 internal recordId;

    function setUp() public virtual {
        vm.warp(START);
        vm.recordLogs();
        ledger = deployLedger(registrar);
        _readBack(address(this));
        _register(ann);
        _register(ben);
        _credential(doctor, Role.Doctor);
        _credential(colleague, Role.Doctor);
        _credential(auditor, Role.Auditor);
        _credential(inspector, Role.Auditor);
        _grant(ann, doctor, 0, ALL);
        recordId = _create(doctor, ann);
    }

    // What everybody does ------------------------------------------------------------------------------------------

    function _register(address patient) internal {
        _act(patient, abi.encodeCall(IParticipants.register, (KEY)));
    }

    function _credential(address account, Role role) internal {
        _act(registrar, abi.encodeCall(IParticipants.credential, (account, role, KEY)));
    }

    function _suspend(address account) internal {
        _act(registrar, abi.encodeCall(IParticipants.suspend, (account)));
    }

    /// Valid from now, without end.
    function _grant(address patient, address grantee, uint256 id, uint8 permissions) internal {
        _grantUntil(patient, grantee, id, permissions, 0);
    }

    function _grantUntil(address patient, address grantee, uint256 id, uint8 permissions, uint64 validUntil) internal {
        uint64 now_ = uint64(block.timestamp);
        _act(patient, abi.encodeCall(IConsents.grant, (grantee, id, permissions, now_, validUntil)));
    }

    function _revoke(address patient, address grantee, uint256 id) internal {
        _act(patient, abi.encodeCall(IConsents.revoke, (grantee, id)));
    }

    function _create(address by, address patient) internal returns (uint256) {
        (Entry memory entry,) = _act(by, abi.encodeCall(IRecords.create, (patient, COMMITMENT, Purpose.TREAT)));
        return entry.recordId;
    }

    function _amend(address by, uint256 id, uint32 replaces) internal {
        _act(by, abi.encodeCall(IRecords.amend, (id, replaces, NEXT, Purpose.TREAT)));
    }

    function _remove(address by, uint256 id) internal {
        _act(by, abi.encodeCall(IRecords.remove, (id, Purpose.TREAT)));
    }

    function _report(address by, uint256 id, uint32 version) internal returns (Entry memory entry) {
        bytes32 hash = keccak256("a report");
        (entry,) = _act(by, abi.encodeCall(IRecords.reportMismatch, (id, version, hash, hash)));
    }

    // What must be --------------------------------------------------------------------------------------------------

    /// The call reverts with exactly this, and leaves nothing.
    function _reverts(address actor, bytes memory call, bytes memory expected) internal {
        vm.recordLogs();
        (bool isDone, bytes memory answer) = _call(actor, call);
        require(!isDone, "it should revert");
        require(keccak256(answer) == keccak256(expected), "it should revert with that error and those arguments");
        require(vm.getRecordedLogs().length == 0, "a reverted act leaves no event");
    }

    function _notRegistered(address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IParticipants.NotRegistered.selector, account);
    }

    function _roleNotAllowed(Role role, Action action) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IParticipants.RoleNotAllowed.selector, role, action);
    }

    /// Every field of the entry that isn't the log's own (seq, time and head, which each act checks).
    function _is(Entry memory actual, Entry memory expected) internal pure {
        require(actual.recordId == expected.recordId, "recordId");
        require(actual.patient == expected.patient, "patient");
        require(actual.actor == expected.actor, "actor");
        require(actual.doctor == expected.doctor, "doctor");
        require(actual.auditor == expected.auditor, "auditor");
        require(actual.action == expected.action, "action");
        require(actual.outcome == expected.outcome, "outcome");
        require(actual.status == expected.status, "status");
        require(actual.purpose == expected.purpose, "purpose");
        require(actual.version == expected.version, "version");
        require(actual.commitment == expected.commitment, "commitment");
        require(keccak256(bytes(actual.message)) == keccak256(bytes(expected.message)), "message");
    }

    /// An entry of Ann's record as it should be, of a success; `_denied` makes a refusal of it.
    function _recordEntry(address actor, Action action, Status status, uint32 version, bytes32 commitment)
        internal
        view
        returns (Entry memory entry)
    {
        entry = _chartEntry(ann, actor, actor, action, commitment);
        entry.recordId = recordId;
        entry.status = status;
        entry.version = version;
        entry.purpose = entry.auditor == address(0) ? Purpose.TREAT : Purpose.HSYSADMIN;
    }

    /// @param counterpart the doctor or auditor concerned
    function _chartEntry(address patient, address actor, address counterpart, Action action, bytes32 commitment)
        internal
        view
        returns (Entry memory entry)
    {
        (Role role,,) = ledger.participant(counterpart);
        entry.patient = patient;
        entry.actor = actor;
        if (role == Role.Doctor) entry.doctor = counterpart;
        if (role == Role.Auditor) entry.auditor = counterpart;
        entry.action = action;
        entry.purpose = Purpose.PATRQT;
        entry.commitment = commitment;
    }

    function _says(Entry memory entry, string memory message) internal pure returns (Entry memory) {
        entry.message = message;
        return entry;
    }

    function _denied(Entry memory entry, string memory message) internal pure returns (Entry memory) {
        entry.outcome = Outcome.Denied;
        entry.message = message;
        return entry;
    }

    function _isDetail(Vm.Log memory actual, bytes memory expected) internal pure {
        bytes memory flat;
        for (uint256 index = 0; index < actual.topics.length; index++) {
            flat = bytes.concat(flat, actual.topics[index]);
        }
        require(keccak256(bytes.concat(flat, actual.data)) == keccak256(expected), "the detail event");
    }

    function _isNone(Vm.Log memory actual) internal pure {
        require(actual.topics.length == 0, "there is no detail event");
    }

    function _recordIs(uint256 id, uint32 version, Status status, bytes32 commitment) internal view {
        (address patient, uint32 v, Status s,,, bytes32 c) = ledger.record(id);
        require(patient != address(0), "the record has its patient");
        require(v == version && s == status && c == commitment, "the record's version, status and commitment");
    }

    function _seqOf(uint256 id, address patient) internal view returns (uint64) {
        return streams[streamKey(id, patient)].seq;
    }
}
