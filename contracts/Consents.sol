// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Participants} from "./Participants.sol";
import {IConsents} from "./interfaces/IConsents.sol";
import {Action, PERMISSION_AUDIT, PERMISSION_CREATE, Purpose, Reason, Role} from "./Vocabulary.sol";

/// What each patient allows whom: for the whole chart (record 0), and for single records, which come first.
abstract contract Consents is Participants, IConsents {
    /// One storage slot.
    struct Consent {
        bool active;
        uint8 permissions;
        uint64 validFrom;
        uint64 validUntil;
        uint64 grantedSeq;
    }

    mapping(address patient => mapping(address grantee => mapping(uint256 recordId => Consent))) private _consents;

    /// @inheritdoc IConsents
    function grant(address grantee, uint256 recordId, uint8 permissions, uint64 validFrom, uint64 validUntil) external {
        _requireRole(Role.Patient, Action.Grant);
        _requireOwnRecordOrChart(recordId);
        _requirePermissions(_roleOf(grantee), recordId, permissions);
        if (validUntil != 0 && (validUntil <= validFrom || validUntil <= block.timestamp)) {
            revert InvalidPeriod(validFrom, validUntil);
        }
        _consents[msg.sender][grantee][recordId] = Consent({
            active: true,
            permissions: permissions,
            validFrom: validFrom,
            validUntil: validUntil,
            grantedSeq: _chartSeq(msg.sender) + 1
        });
        _appendConsent(grantee, recordId, true, permissions, validFrom, validUntil, Action.Grant, "consent granted");
    }

    /// @inheritdoc IConsents
    function revoke(address grantee, uint256 recordId) external {
        _requireRole(Role.Patient, Action.Revoke);
        if (!_consents[msg.sender][grantee][recordId].active) revert UnknownConsent(msg.sender, grantee, recordId);
        delete _consents[msg.sender][grantee][recordId];
        _appendConsent(grantee, recordId, false, 0, 0, 0, Action.Revoke, "consent revoked");
    }

    /// @inheritdoc IConsents
    function consent(address patient, address grantee, uint256 recordId)
        external
        view
        returns (bool active, uint8 permissions, uint64 validFrom, uint64 validUntil, uint64 grantedSeq)
    {
        Consent storage self = _consents[patient][grantee][recordId];
        return (self.active, self.permissions, self.validFrom, self.validUntil, self.grantedSeq);
    }

    /// The consent that decides now: the record's while it is set and within its period, else the chart's.
    /// @return reason `None` when it has the permission
    /// @return grantedSeq which consent decided; 0 for none
    function _decideConsent(address patient, address grantee, uint256 recordId, uint8 permission)
        internal
        view
        returns (Reason reason, uint64 grantedSeq)
    {
        mapping(uint256 recordId => Consent) storage given = _consents[patient][grantee];
        uint8 permissions;
        bool isInForce;
        if (recordId != 0) (permissions, grantedSeq, isInForce) = _read(given[recordId]);
        if (!isInForce) {
            (permissions, grantedSeq, isInForce) = _read(given[0]);
            if (grantedSeq == 0) return (Reason.NoConsent, 0);
            if (!isInForce) return (Reason.OutsidePeriod, grantedSeq);
        }
        if (permissions & permission == 0) reason = Reason.NotPermitted;
    }

    /// Reverts unless the record is 0, or one of the caller's and not deleted.
    function _requireOwnRecordOrChart(uint256 recordId) internal view virtual;

    function _appendConsent(
        address grantee,
        uint256 recordId,
        bool active,
        uint8 permissions,
        uint64 validFrom,
        uint64 validUntil,
        Action action,
        string memory message
    ) private {
        emit ConsentSet(msg.sender, grantee, recordId, active, permissions, validFrom, validUntil);
        bytes32 details =
            keccak256(abi.encode(msg.sender, grantee, recordId, active, permissions, validFrom, validUntil));
        _appendToChart(msg.sender, grantee, action, Reason.None, Purpose.PATRQT, details, message);
    }

    function _requirePermissions(Role role, uint256 recordId, uint8 permissions) private pure {
        uint8 most;
        if (role == Role.Doctor) most = PERMISSION_AUDIT - 1;
        else if (role == Role.Auditor) most = PERMISSION_AUDIT;
        else revert RoleNotAllowed(role, Action.Grant);
        if (recordId != 0) most &= ~PERMISSION_CREATE;
        if (permissions & ~most != 0) revert InvalidPermissions(permissions);
        if (recordId == 0 && permissions == 0) revert InvalidPermissions(permissions);
    }

    /// @return permissions bits
    /// @return grantedSeq 0 where none is set
    /// @return isInForce it is set and within its period
    function _read(Consent storage self)
        private
        view
        returns (uint8 permissions, uint64 grantedSeq, bool isInForce)
    {
        uint64 validUntil = self.validUntil;
        isInForce = self.active && self.validFrom <= block.timestamp
            && (validUntil == 0 || block.timestamp < validUntil);
        return (self.permissions, self.grantedSeq, isInForce);
    }
}
