// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Entry, decodeEntry, foldEntry, isEntry, streamKey, streamOf} from "./Entry.sol";
import {Ledger} from "./Ledger.sol";
import {Vm, vm} from "./Vm.sol";

/// Keeps each stream's seq and head from the events alone, and holds the ledger to them.
abstract contract LogBook {
    struct Stream {
        uint64 seq;
        bytes32 head;
    }

    Ledger internal ledger;
    mapping(bytes32 stream => Stream) internal streams;
    uint256 internal entryCount;

    /// An act that has to succeed as a transaction: it leaves exactly one entry, at most one detail event in front of it,
    /// and moves its stream and no other.
    function _act(address actor, bytes memory call) internal returns (Entry memory entry, Vm.Log memory detail) {
        vm.recordLogs();
        (bool isDone, bytes memory answer) = _call(actor, call);
        if (!isDone) _bubble(answer);
        return _readBack(actor);
    }

    function _call(address actor, bytes memory call) internal returns (bool isDone, bytes memory answer) {
        vm.prank(actor);
        return address(ledger).call(call);
    }

    function _readBack(address actor) internal returns (Entry memory entry, Vm.Log memory detail) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        require(logs.length == 1 || logs.length == 2, "an act leaves an entry and at most one detail");
        Vm.Log memory last = logs[logs.length - 1];
        require(isEntry(last) && last.emitter == address(ledger), "the entry is the act's last event");
        if (logs.length == 2) {
            detail = logs[0];
            require(!isEntry(detail) && detail.emitter == address(ledger), "an act leaves exactly one entry");
        }
        entry = decodeEntry(last);
        _fold(entry);
        require(entry.actor == actor, "the actor is the sender");
        require(entry.recordedAt == block.timestamp, "the entry bears the block's time");
        if (logs.length == 2) require(entry.commitment == _hashOf(detail), "the commitment is the detail's hash");
    }

    function _fold(Entry memory entry) private {
        Stream storage stream = streams[streamOf(entry)];
        stream.seq += 1;
        stream.head = foldEntry(stream.head, address(ledger), entry);
        entryCount += 1;
        require(entry.seq == stream.seq, "seq grows by one");
        require(entry.head == stream.head, "the head is the fold of the entries");
        _requireStream(entry.recordId, entry.patient);
    }

    /// What the ledger stores is what its events say.
    function _requireStream(uint256 recordId, address patient) internal view {
        Stream memory stream = streams[streamKey(recordId, patient)];
        uint64 seq;
        bytes32 head;
        if (recordId != 0) (,,, seq, head,) = ledger.record(recordId);
        else if (patient != address(0)) (seq, head) = ledger.chart(patient);
        else (seq, head) = ledger.registry();
        require(seq == stream.seq && head == stream.head, "the ledger stores the stream's seq and head");
    }

    /// A detail's fields in the order of its declaration: the indexed ones come first in all four.
    function _hashOf(Vm.Log memory log) private pure returns (bytes32) {
        bytes memory fields;
        for (uint256 index = 1; index < log.topics.length; index++) fields = bytes.concat(fields, log.topics[index]);
        return keccak256(bytes.concat(fields, log.data));
    }

    function _bubble(bytes memory answer) internal pure {
        assembly {
            revert(add(answer, 32), mload(answer))
        }
    }
}
