// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Role} from "../Vocabulary.sol";

interface IParticipants {
    /// Goes before the entry whose commitment is `keccak256(abi.encode(account, role, suspended, encryptionKey))`.
    event ParticipantSet(address indexed account, Role role, bool suspended, bytes32 encryptionKey);

    error NotRegistered(address account);
    error AlreadyRegistered(address account);
    error AlreadySuspended(address account);
    /// The account's role doesn't have this action, or can't be given by it.
    error RoleNotAllowed(Role role, Action action);
    error InvalidEncryptionKey();

    /// The caller becomes a patient, with a chart of their own.
    /// @param encryptionKey X25519 public key (RFC 7748)
    function register(bytes32 encryptionKey) external;

    /// The registrar makes an account a doctor or an auditor, or ends that account's suspension.
    /// @param role `Doctor` or `Auditor`; for an account that has a role already, that role
    /// @param encryptionKey X25519 public key; replaces an earlier one
    function credential(address account, Role role, bytes32 encryptionKey) external;

    /// The registrar suspends a doctor or an auditor: every attempt is refused until `credential` is called again.
    function suspend(address account) external;

    function participant(address account) external view returns (Role role, bool suspended, bytes32 encryptionKey);

    /// @return seq the chart's number of entries
    /// @return head the chart's head; zero where there is no such chart
    function chart(address patient) external view returns (uint64 seq, bytes32 head);

    function registry() external view returns (uint64 seq, bytes32 head);
}
