// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Purpose, Status} from "../../../contracts/Vocabulary.sol";
import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry} from "../base/Entry.sol";
import {LedgerTest} from "../base/LedgerTest.sol";
import {vm} from "../base/Vm.sol";

contract LedgerFuzzTest is LedgerTest {
    function testFuzz_AnyCommitmentIsKeptAndChained(bytes32 first, bytes32 second, uint8 number) public {
        vm.assume(first != 0 && second != 0);
        Purpose purpose = Purpose(1 + number % 7);
        (Entry memory made,) = _act(doctor, abi.encodeCall(IRecords.create, (ann, first, purpose)));
        _recordIs(made.recordId, 1, Status.Active, first);
        (Entry memory entry,) = _act(doctor, abi.encodeCall(IRecords.amend, (made.recordId, 1, second, purpose)));
        _recordIs(made.recordId, 2, Status.Amended, second);
        require(made.commitment == first && entry.commitment == second && entry.purpose == purpose, "as given");
    }

    function testFuzz_OneSlotOneAppointment(uint32 first, uint32 second) public {
        uint64 one = START + first;
        uint64 other = START + second;
        _act(ann, abi.encodeCall(IAppointments.book, (doctor, one)));
        bytes memory call = abi.encodeCall(IAppointments.book, (doctor, other));
        bytes memory refusal = abi.encodeWithSelector(IAppointments.SlotTaken.selector, doctor, other);
        if (one / 900 == other / 900) _reverts(ben, call, refusal);
        else _act(ben, call);
    }

    function testFuzz_NobodyButThoseNamedReachesARecord(address caller, uint8 number) public {
        vm.assume(caller != ann && caller != doctor && caller != address(vm));
        bytes32 before = _digest();
        uint8 kind = number % 5;
        bytes memory call = abi.encodeCall(IRecords.amend, (recordId, 1, NEXT, Purpose.TREAT));
        if (kind == 1) call = abi.encodeCall(IRecords.remove, (recordId, Purpose.TREAT));
        if (kind > 1) call = abi.encodeCall(IRecords.access, (Action(10 + kind), recordId, 1, REQUEST, Purpose.TREAT));
        if (caller == colleague || caller == auditor || caller == inspector) return;
        (bool isDone,) = _call(caller, call);
        require(!isDone && _digest() == before, "it reverts");
    }

    function testFuzz_AnyVersionButThoseThatAreReverts(uint32 version) public {
        _amend(doctor, recordId, 1);
        bytes memory call = abi.encodeCall(IRecords.access, (Action.View, recordId, version, REQUEST, Purpose.TREAT));
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownVersion.selector, recordId, version);
        if (version == 1 || version == 2) _act(doctor, call);
        else _reverts(doctor, call, refusal);
        call = abi.encodeCall(IRecords.amend, (recordId, version, NEXT, Purpose.TREAT));
        refusal = abi.encodeWithSelector(IRecords.StaleVersion.selector, recordId, 2);
        if (version == 2) _act(doctor, call);
        else _reverts(doctor, call, refusal);
    }

    /// Whatever is sent: it reverts, or answers a question, or leaves exactly one entry.
    function testFuzz_AnyCallLeavesOneEntryOrNothing(bytes4 selector, bytes memory rest, uint8 who) public {
        address[5] memory callers = [ann, doctor, auditor, registrar, stranger];
        bytes32 before = _digest();
        vm.recordLogs();
        (bool isDone,) = _call(callers[who % 5], bytes.concat(selector, rest));
        if (!isDone) require(_digest() == before, "a revert leaves nothing");
    }

    function testFuzz_NoEtherIsTaken(bytes4 selector, uint64 value) public {
        vm.assume(value > 0 && value <= address(this).balance);
        (bool isDone,) = address(ledger).call{value: value}(abi.encodePacked(selector, new bytes(160)));
        require(!isDone && address(ledger).balance == 0, "nothing is payable");
        (isDone,) = address(ledger).call{value: value}("");
        require(!isDone, "nor is the contract");
    }

    function _digest() private view returns (bytes32) {
        (address patient, uint32 version, Status status, uint64 seq, bytes32 head, bytes32 commitment) =
            ledger.record(recordId);
        return keccak256(abi.encode(patient, version, status, seq, head, commitment, ledger.recordCount()));
    }
}
