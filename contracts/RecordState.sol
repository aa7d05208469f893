// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Status} from "./Vocabulary.sol";

/// What a record is, in one storage slot that is read and written once an act. From the lowest bit: patient (160), version
/// (32), status (8), seq (56), as Solidity would pack them in a struct.
type RecordState is uint256;

using {patientOf, versionOf, statusOf, seqOf, isUnknown, isDeleted, amended, deleted, advanced} for RecordState global;

uint256 constant VERSION_SHIFT = 160;
uint256 constant STATUS_SHIFT = 192;
uint256 constant SEQ_SHIFT = 200;

/// Version 1, active, without an entry as yet.
function newRecord(address patient) pure returns (RecordState) {
    return RecordState.wrap(uint160(patient) | 1 << VERSION_SHIFT | uint256(Status.Active) << STATUS_SHIFT);
}

function patientOf(RecordState self) pure returns (address) {
    return address(uint160(RecordState.unwrap(self)));
}

function versionOf(RecordState self) pure returns (uint32) {
    return uint32(RecordState.unwrap(self) >> VERSION_SHIFT);
}

function statusOf(RecordState self) pure returns (uint8) {
    return uint8(RecordState.unwrap(self) >> STATUS_SHIFT);
}

function seqOf(RecordState self) pure returns (uint64) {
    return uint64(RecordState.unwrap(self) >> SEQ_SHIFT);
}

function isUnknown(RecordState self) pure returns (bool) {
    return RecordState.unwrap(self) == 0;
}

function isDeleted(RecordState self) pure returns (bool) {
    return self.statusOf() == uint8(Status.Deleted);
}

/// One version more.
function amended(RecordState self) pure returns (RecordState) {
    uint256 version = self.versionOf() + 1;
    uint256 kept = RecordState.unwrap(self) & ~(uint256(type(uint40).max) << VERSION_SHIFT);
    return RecordState.wrap(kept | version << VERSION_SHIFT | uint256(Status.Amended) << STATUS_SHIFT);
}

function deleted(RecordState self) pure returns (RecordState) {
    return RecordState.wrap(RecordState.unwrap(self) | uint256(Status.Deleted) << STATUS_SHIFT);
}

/// One entry more.
function advanced(RecordState self) pure returns (RecordState) {
    return RecordState.wrap(RecordState.unwrap(self) + (1 << SEQ_SHIFT));
}
