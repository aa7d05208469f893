// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Outcome, Purpose, Status} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {Vm} from "./Vm.sol";

/// An `AuditLog` event, decoded.
struct Entry {
    uint256 recordId;
    address patient;
    address actor;
    address doctor;
    address auditor;
    Action action;
    Outcome outcome;
    Status status;
    Purpose purpose;
    uint64 seq;
    uint32 version;
    uint64 recordedAt;
    bytes32 commitment;
    bytes32 head;
    string message;
}

function isEntry(Vm.Log memory log) pure returns (bool) {
    return log.topics[0] == ILog.AuditLog.selector;
}

function decodeEntry(Vm.Log memory log) pure returns (Entry memory entry) {
    // With an offset in front, the data of the event is that of one struct.
    bytes memory words = bytes.concat(bytes32(uint256(32)), log.topics[1], log.topics[2], log.topics[3], _moved(log.data));
    return abi.decode(words, (Entry));
}

/// The fold as the specification words it, with nothing of the contract's code.
function foldEntry(bytes32 previousHead, address ledger, Entry memory entry) view returns (bytes32) {
    bytes memory first =
        abi.encode(previousHead, block.chainid, ledger, entry.recordId, entry.patient, entry.actor, entry.doctor);
    bytes memory second =
        abi.encode(entry.auditor, entry.action, entry.outcome, entry.status, entry.purpose, entry.seq, entry.version);
    bytes memory third = abi.encode(entry.recordedAt, entry.commitment, keccak256(bytes(entry.message)));
    return keccak256(bytes.concat(first, second, third));
}

/// `registry`, a chart's or a record's stream, as a key.
function streamOf(Entry memory entry) pure returns (bytes32) {
    return streamKey(entry.recordId, entry.patient);
}

function streamKey(uint256 recordId, address patient) pure returns (bytes32) {
    return recordId == 0 ? keccak256(abi.encode(patient)) : keccak256(abi.encode(recordId, "record"));
}

/// The message's offset counts from the first word: three more stand in front.
function _moved(bytes memory data) pure returns (bytes memory) {
    assembly {
        let offset := add(data, 384)
        mstore(offset, add(mload(offset), 96))
    }
    return data;
}
