// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILog} from "./interfaces/ILog.sol";
import {Outcome, Purpose, Reason} from "./Vocabulary.sol";

/// Gives an entry its head, and emits it. Where a stream's seq and head are stored is its owner's business.
abstract contract AuditLog is ILog {
    /// An entry without what the log adds: actor, time and head. Whole words, which need no masking.
    struct Draft {
        uint256 recordId;
        address patient;
        address doctor;
        address auditor;
        uint256 action;
        uint256 outcome;
        uint256 status;
        uint256 purpose;
        uint256 seq;
        uint256 version;
        bytes32 commitment;
        string message;
    }

    /// @return head the stream's new head
    function _append(bytes32 previousHead, Draft memory draft) internal returns (bytes32 head) {
        head = keccak256(
            abi.encode(
                previousHead,
                block.chainid,
                address(this),
                draft.recordId,
                draft.patient,
                msg.sender,
                draft.doctor,
                draft.auditor,
                draft.action,
                draft.outcome,
                draft.status,
                draft.purpose,
                draft.seq,
                draft.version,
                block.timestamp,
                draft.commitment,
                keccak256(bytes(draft.message))
            )
        );
        emit AuditLog(
            draft.recordId,
            draft.patient,
            msg.sender,
            draft.doctor,
            draft.auditor,
            uint8(draft.action),
            uint8(draft.outcome),
            uint8(draft.status),
            uint8(draft.purpose),
            uint64(draft.seq),
            uint32(draft.version),
            uint64(block.timestamp),
            draft.commitment,
            head,
            draft.message
        );
    }

    function _outcomeOf(Reason reason) internal pure returns (uint256) {
        return uint256(reason == Reason.None ? Outcome.Success : Outcome.Denied);
    }

    /// A stream can't be written to so often that its seq comes round.
    function _next(uint64 seq) internal pure returns (uint64) {
        unchecked {
            return seq + 1;
        }
    }

    function _requirePurpose(Purpose purpose) internal pure {
        if (purpose == Purpose.None) revert InvalidPurpose(purpose);
    }

    function _requireCommitment(bytes32 commitment) internal pure {
        if (commitment == 0) revert InvalidCommitment();
    }
}
