// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IConsents {
    /// Goes before the entry whose commitment is `keccak256(abi.encode(patient, grantee, recordId, active, permissions,
    /// validFrom, validUntil))`. A revoked consent has `active` false and zeros after it.
    event ConsentSet(
        address indexed patient,
        address indexed grantee,
        uint256 indexed recordId,
        bool active,
        uint8 permissions,
        uint64 validFrom,
        uint64 validUntil
    );

    error InvalidPermissions(uint8 permissions);
    error InvalidPeriod(uint64 validFrom, uint64 validUntil);
    error UnknownConsent(address patient, address grantee, uint256 recordId);

    /// A patient gives a doctor or an auditor consent, in place of an earlier one of the same scope.
    /// @param recordId 0 for the whole chart
    /// @param permissions bits of `Vocabulary.sol`; an auditor's only audit, a doctor's all but audit; create only for the
    /// whole chart; none only for one record, where it refuses what the chart's consent allows
    /// @param validFrom Unix seconds, first second in
    /// @param validUntil Unix seconds, first second out; 0 for no end
    function grant(address grantee, uint256 recordId, uint8 permissions, uint64 validFrom, uint64 validUntil) external;

    /// Removes a consent; for one record, the chart's consent decides again.
    function revoke(address grantee, uint256 recordId) external;

    /// @param recordId 0 for the whole chart
    /// @return active false where none is set
    /// @return permissions bits of `Vocabulary.sol`
    /// @return validFrom Unix seconds, first second in
    /// @return validUntil Unix seconds, first second out; 0 for no end
    /// @return grantedSeq seq of the grant in the chart's stream: tells a consent from a later one
    function consent(address patient, address grantee, uint256 recordId)
        external
        view
        returns (bool active, uint8 permissions, uint64 validFrom, uint64 validUntil, uint64 grantedSeq);
}
