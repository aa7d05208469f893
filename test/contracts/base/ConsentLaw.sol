// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Outcome, PERMISSION_CREATE, Reason, Role, Status} from "../../../contracts/Vocabulary.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {Entry} from "./Entry.sol";
import {LedgerTest} from "./LedgerTest.sol";
import {vm} from "./Vm.sol";

/// What consents and suspension say to one actor about one action on Ann's chart: the part that all such actions share.
/// Whoever inherits it says which action.
abstract contract ConsentLaw is LedgerTest {
    /// A doctor or an auditor without consent.
    function _subject() internal view virtual returns (address);

    function _action() internal pure virtual returns (Action);

    function _permission() internal pure virtual returns (uint8);

    /// The act that is allowed or refused.
    function _attempt() internal virtual returns (Entry memory);

    /// The refused entry but for outcome and message.
    function _refusal() internal view virtual returns (Entry memory);

    function _word() internal pure virtual returns (string memory);

    /// Of the record acted on; 0 for create.
    function _scope() internal view virtual returns (uint256) {
        return recordId;
    }

    /// What an allowed attempt needs beside consent.
    function _prepare() internal virtual {}

    function test_Denied_WhenThereIsNoConsent() public {
        _isDenied("no consent", Reason.NoConsent);
    }

    function test_Denied_WhenConsentIsRevoked() public {
        _grant(ann, _subject(), 0, _permission());
        _prepare();
        _revoke(ann, _subject(), 0);
        _isDenied("no consent", Reason.NoConsent);
    }

    function test_Denied_WhenConsentIsAnotherPatients() public {
        _grant(ben, _subject(), 0, _permission());
        _isDenied("no consent", Reason.NoConsent);
    }

    function test_Denied_WhenPeriodIsYetToCome() public {
        _grant(ann, _subject(), 0, _permission());
        _prepare();
        _grantFrom(_subject(), 0, _permission(), START + 2, 0);
        vm.warp(START + 1);
        _isDenied("outside period", Reason.OutsidePeriod);
    }

    function test_Denied_WhenPeriodIsOver() public {
        _grantUntil(ann, _subject(), 0, _permission(), START + 2);
        _prepare();
        vm.warp(START + 2);
        _isDenied("outside period", Reason.OutsidePeriod);
    }

    function test_Denied_WhenSuspended() public {
        _grant(ann, _subject(), 0, _permission());
        _prepare();
        _suspend(_subject());
        _isDenied("suspended", Reason.Suspended);
    }

    function test_Denied_WhenSuspendedWithoutConsent() public {
        _suspend(_subject());
        _isDenied("suspended", Reason.Suspended);
    }

    function test_Succeeds_WhenSuspensionHasEnded() public {
        _grant(ann, _subject(), 0, _permission());
        _suspend(_subject());
        (Role role,,) = ledger.participant(_subject());
        _credential(_subject(), role);
        _isAllowed();
    }

    function test_Succeeds_InTheFirstSecondOfThePeriod() public {
        _grantFrom(_subject(), 0, _permission(), START + 5, START + 6);
        vm.warp(START + 5);
        _isAllowed();
    }

    function test_Succeeds_InTheLastSecondOfThePeriod() public {
        _grantUntil(ann, _subject(), 0, _permission(), START + 6);
        vm.warp(START + 5);
        _isAllowed();
    }

    function _grantFrom(address grantee, uint256 id, uint8 permissions, uint64 from, uint64 until) internal {
        _act(ann, abi.encodeCall(IConsents.grant, (grantee, id, permissions, from, until)));
    }

    function _isAllowed() internal {
        _prepare();
        require(ledger.decide(_subject(), _action(), ann, _scope()) == Reason.None, "decide says that it is allowed");
        Entry memory entry = _attempt();
        require(entry.outcome == Outcome.Success, "it should be allowed");
    }

    function _isDenied(string memory why, Reason reason) internal {
        require(ledger.decide(_subject(), _action(), ann, _scope()) == reason, "decide says why it is refused");
        uint256 records = ledger.recordCount();
        (address patient, uint32 version, Status status, uint64 seq,, bytes32 commitment) = ledger.record(recordId);
        Entry memory entry = _attempt();
        _is(entry, _denied(_refusal(), string.concat(_word(), " denied: ", why)));
        require(ledger.recordCount() == records, "a refusal makes no record");
        _recordIs(recordId, version, status, commitment);
        (address patientNow,,, uint64 seqNow,,) = ledger.record(recordId);
        require(patientNow == patient && seqNow - seq == (entry.recordId == 0 ? 0 : 1), "a refusal adds an entry");
    }
}

/// Adds what one record's consent says: for every action but create.
abstract contract RecordConsentLaw is ConsentLaw {
    function test_Succeeds_WhenRecordsConsentAllows() public {
        _grant(ann, _subject(), recordId, _permission());
        _isAllowed();
    }

    function test_Denied_WhenRecordsConsentGivesNothing() public {
        _grant(ann, _subject(), 0, _permission());
        _prepare();
        _grant(ann, _subject(), recordId, 0);
        _isDenied("not permitted", Reason.NotPermitted);
    }

    function test_Denied_WhenConsentIsForAnotherRecord() public {
        uint256 other = _create(doctor, ann);
        _grant(ann, _subject(), other, _permission());
        _isDenied("no consent", Reason.NoConsent);
    }

    function test_Denied_WhenOnlyARecordsConsentIsOver() public {
        _grantUntil(ann, _subject(), recordId, _permission(), START + 1);
        vm.warp(START + 1);
        _isDenied("no consent", Reason.NoConsent);
    }

    function test_Succeeds_WhenRecordsConsentIsOverAndTheChartsAllows() public {
        _grant(ann, _subject(), 0, _permission());
        _grantUntil(ann, _subject(), recordId, 0, START + 1);
        vm.warp(START + 1);
        _isAllowed();
    }

    function test_Succeeds_WhenRecordsConsentIsYetToComeAndTheChartsAllows() public {
        _grant(ann, _subject(), 0, _permission());
        _grantFrom(_subject(), recordId, 0, START + 1, 0);
        _isAllowed();
    }
}

/// Adds what a doctor's consent without the permission says.
abstract contract DoctorConsentLaw is RecordConsentLaw {
    function test_Denied_WhenChartsConsentGivesAllElse() public {
        _grant(ann, _subject(), 0, ALL & ~_permission());
        _isDenied("not permitted", Reason.NotPermitted);
    }

    function test_Denied_WhenRecordsConsentGivesAllElse() public {
        _grant(ann, _subject(), 0, ALL);
        _grant(ann, _subject(), recordId, ALL & ~_permission() & ~PERMISSION_CREATE);
        _isDenied("not permitted", Reason.NotPermitted);
    }

    function test_Succeeds_WhenRecordsConsentAllowsMoreThanTheCharts() public {
        _grant(ann, _subject(), 0, ALL & ~_permission());
        _grant(ann, _subject(), recordId, _permission());
        _isAllowed();
    }

    function _subject() internal pure override returns (address) {
        return colleague;
    }
}

/// An auditor's consent has one permission.
abstract contract AuditorConsentLaw is RecordConsentLaw {
    function _subject() internal pure override returns (address) {
        return auditor;
    }
}
