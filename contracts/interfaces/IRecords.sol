// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Purpose, Reason, Status} from "../Vocabulary.sol";

interface IRecords {
    /// Goes before the entry whose commitment is `keccak256(abi.encode(recordId, auditor, version, head, reportHash))`.
    event MismatchReported(
        uint256 indexed recordId, address indexed auditor, uint32 version, bytes32 head, bytes32 reportHash
    );

    error UnknownPatient(address patient);
    error UnknownRecord(uint256 recordId);
    error RecordDeleted(uint256 recordId);
    error NotYourChart(address patient);
    error UnknownVersion(uint256 recordId, uint32 version);
    error StaleVersion(uint256 recordId, uint32 current);

    /// A doctor adds a record to a chart. Refused, the entry stands in the chart's stream.
    /// @param commitment keccak256 of the version's envelope
    /// @return recordId 0 when refused
    function create(address patient, bytes32 commitment, Purpose purpose) external returns (uint256 recordId);

    /// A doctor adds a version.
    /// @param replaces the version that it replaces: the record's current one, or `StaleVersion`
    function amend(uint256 recordId, uint32 replaces, bytes32 commitment, Purpose purpose) external;

    /// A doctor deletes a record for good; its log stays.
    function remove(uint256 recordId, Purpose purpose) external;

    /// View, copy or print one version. A patient views and prints; a doctor does all three; an auditor views, after
    /// `reportMismatch`.
    /// @param action `View`, `Copy` or `Print`
    /// @param requestHash what the vault will release against this entry
    function access(Action action, uint256 recordId, uint32 version, bytes32 requestHash, Purpose purpose) external;

    /// An auditor states that the record's log was looked into.
    function query(uint256 recordId) external;

    /// An auditor states that a record doesn't tally. Good for viewing until the record's version or status changes or the
    /// consent that allowed it ends or is replaced.
    /// @param version the current one, or `StaleVersion`
    /// @param head the record's head that the report rests on
    function reportMismatch(uint256 recordId, uint32 version, bytes32 head, bytes32 reportHash) external;

    function recordCount() external view returns (uint256);

    function record(uint256 recordId)
        external
        view
        returns (address patient, uint32 version, Status status, uint64 seq, bytes32 head, bytes32 commitment);

    /// What the contract would decide now for a doctor, an auditor or the patient; does not revert.
    /// @param recordId 0 for create
    function decide(address actor, Action action, address patient, uint256 recordId) external view returns (Reason);
}
