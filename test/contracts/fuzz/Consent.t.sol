// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Outcome, Purpose, Reason, Role} from "../../../contracts/Vocabulary.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {vm} from "../base/Vm.sol";
import {Model} from "../invariant/Model.sol";

/// Any two consents, at any time, for any action of a doctor's: the model's word and the ledger's are one.
contract ConsentFuzzTest is LedgerTest, Model {
    struct Consent {
        bool isGiven;
        uint8 permissions;
        uint16 startsIn;
        uint16 lasts;
    }

    function testFuzz_ConsentsDecide(Consent memory wide, Consent memory narrow, uint16 later, uint8 number) public {
        people[colleague].role = Role.Doctor;
        _give(0, wide);
        _give(recordId, narrow);
        vm.warp(START + later);
        Action action = number % 2 == 0 ? Action.Amend : Action.Delete;
        if (number % 3 != 0) action = Action(12 + number % 3);
        uint8 permission = uint8(1) << (action == Action.Amend ? 4 : action == Action.Delete ? 5 : uint8(action) - 12);
        Reason reason = _weigh(colleague, permission, ann, recordId);
        require(ledger.decide(colleague, action, ann, recordId) == reason, "decide says what the model says");
        (Entry memory entry,) = _act(colleague, _callOf(action));
        require((entry.outcome == Outcome.Success) == (reason == Reason.None), "and so does the outcome");
        if (reason == Reason.None) return;
        require(keccak256(bytes(entry.message)) == keccak256(bytes(_because(action, reason))), "with its reason");
    }

    function testFuzz_PeriodsAreChecked(uint64 from, uint64 until, uint32 time) public {
        vm.warp(uint256(START) + time);
        bool isOver = until != 0 && (until <= from || until <= block.timestamp);
        bytes memory call = abi.encodeCall(IConsents.grant, (colleague, 0, ALL, from, until));
        if (isOver) _reverts(ann, call, abi.encodeWithSelector(IConsents.InvalidPeriod.selector, from, until));
        else _act(ann, call);
    }

    function testFuzz_PermissionsAreChecked(uint8 bits, bool isForAuditor, bool isForRecord) public {
        bool isValid = isForAuditor ? bits == 64 || bits == 0 : bits < 64;
        if (isForRecord ? (bits & 8) != 0 : bits == 0) isValid = false;
        uint256 id = isForRecord ? recordId : 0;
        bytes memory call = abi.encodeCall(IConsents.grant, (isForAuditor ? auditor : colleague, id, bits, 0, 0));
        if (isValid) _act(ann, call);
        else _reverts(ann, call, abi.encodeWithSelector(IConsents.InvalidPermissions.selector, bits));
    }

    function _give(uint256 id, Consent memory consent) private {
        if (!consent.isGiven) return;
        uint8 permissions = consent.permissions % 64;
        if (id != 0) permissions &= ~uint8(8);
        else if (permissions == 0) permissions = 8;
        uint64 from = START + consent.startsIn;
        uint64 until = consent.lasts == 0 ? 0 : from + consent.lasts;
        (Entry memory entry,) =
            _act(ann, abi.encodeCall(IConsents.grant, (colleague, id, permissions, from, until)));
        given[ann][colleague][id] = Given(true, permissions, from, until, entry.seq);
    }

    function _callOf(Action action) private view returns (bytes memory) {
        if (action == Action.Amend) return abi.encodeCall(IRecords.amend, (recordId, 1, NEXT, Purpose.TREAT));
        if (action == Action.Delete) return abi.encodeCall(IRecords.remove, (recordId, Purpose.TREAT));
        return abi.encodeCall(IRecords.access, (action, recordId, 1, REQUEST, Purpose.TREAT));
    }
}
