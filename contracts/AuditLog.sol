// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILog} from "./interfaces/ILog.sol";
import {Messages} from "./Messages.sol";
import {Action, Outcome, Purpose, Reason, Status} from "./Vocabulary.sol";

/// Gives an entry its seq and head, and emits it. Where a stream's seq and head are stored is its owner's business.
abstract contract AuditLog is ILog {
    /// An entry without what the log adds: seq, time, head and message.
    struct Draft {
        uint256 recordId;
        address patient;
        address doctor;
        address auditor;
        Action action;
        Reason reason;
        Status status;
        Purpose purpose;
        uint32 version;
        bytes32 commitment;
    }

    /// @return head the stream's new head
    function _append(bytes32 previousHead, uint64 seq, Draft memory draft) internal returns (bytes32 head) {
        string memory message = Messages.say(draft.action, draft.reason);
        uint8 outcome = uint8(draft.reason == Reason.None ? Outcome.Success : Outcome.Denied);
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
                uint8(draft.action),
                outcome,
                uint8(draft.status),
                uint8(draft.purpose),
                seq,
                draft.version,
                uint64(block.timestamp),
                draft.commitment,
                keccak256(bytes(message))
            )
        );
        emit AuditLog(
            draft.recordId,
            draft.patient,
            msg.sender,
            draft.doctor,
            draft.auditor,
            uint8(draft.action),
            outcome,
            uint8(draft.status),
            uint8(draft.purpose),
            seq,
            draft.version,
            uint64(block.timestamp),
            draft.commitment,
            head,
            message
        );
    }

    function _requirePurpose(Purpose purpose) internal pure {
        if (purpose == Purpose.None) revert InvalidPurpose(purpose);
    }

    function _requireCommitment(bytes32 commitment) internal pure {
        if (commitment == 0) revert InvalidCommitment();
    }
}
