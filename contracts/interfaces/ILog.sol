// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Purpose} from "../Vocabulary.sol";

interface ILog {
    /// One entry of a stream. The streams are: a record's (`recordId` not 0), a chart's (`recordId` 0, `patient` not
    /// zero) and the registry's (both zero).
    /// @param doctor the doctor concerned (actor, grantee, named in the appointment, or credentialed), or zero
    /// @param auditor the auditor concerned, or zero
    /// @param action an `Action`
    /// @param outcome an `Outcome`
    /// @param status the record's `Status` after this entry; `None` outside a record's stream
    /// @param purpose a `Purpose`
    /// @param seq 1 for a stream's first entry, then one more each
    /// @param version the record's version acted on; after a create or an amend, the new one; 0 outside a record's stream
    /// @param recordedAt the block's time, Unix seconds
    /// @param commitment create, amend: the version's commitment; view, copy, print: the request hash; delete: the last
    /// version's commitment; where a detail event goes before this one: the hash of its ABI-encoded fields; else zero
    /// @param head the stream's new head: `keccak256(abi.encode(previousHead, block.chainid, address(this), recordId,
    /// patient, actor, doctor, auditor, action, outcome, status, purpose, seq, version, recordedAt, commitment,
    /// keccak256(bytes(message))))`; a stream's first previous head is zero
    /// @param message a constant of this contract, chosen by action, outcome and refusal reason
    event AuditLog(
        uint256 indexed recordId,
        address indexed patient,
        address indexed actor,
        address doctor,
        address auditor,
        uint8 action,
        uint8 outcome,
        uint8 status,
        uint8 purpose,
        uint64 seq,
        uint32 version,
        uint64 recordedAt,
        bytes32 commitment,
        bytes32 head,
        string message
    );

    /// A purpose that is `None` was given.
    error InvalidPurpose(Purpose purpose);
    /// A commitment, request hash or report hash that is zero was given.
    error InvalidCommitment();
}
