// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, PERMISSION_CREATE, Purpose, Reason, Role, Status} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {ConsentLaw} from "../base/ConsentLaw.sol";
import {Entry} from "../base/Entry.sol";
import {Vm} from "../base/Vm.sol";

contract CreateTest is ConsentLaw {
    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(ann, NEXT, Purpose.TREAT), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotADoctor() public {
        _reverts(ann, _call(ann, NEXT, Purpose.TREAT), _roleNotAllowed(Role.Patient, Action.Create));
        _reverts(auditor, _call(ann, NEXT, Purpose.TREAT), _roleNotAllowed(Role.Auditor, Action.Create));
        _reverts(registrar, _call(ann, NEXT, Purpose.TREAT), _roleNotAllowed(Role.Registrar, Action.Create));
    }

    function test_RevertWhen_PatientIsNotOne() public {
        address[4] memory others = [stranger, colleague, auditor, registrar];
        for (uint256 index = 0; index < others.length; index++) {
            bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownPatient.selector, others[index]);
            _reverts(doctor, _call(others[index], NEXT, Purpose.TREAT), refusal);
        }
    }

    function test_RevertWhen_CommitmentIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidCommitment.selector);
        _reverts(doctor, _call(ann, 0, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_PurposeIsNone() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidPurpose.selector, Purpose.None);
        _reverts(doctor, _call(ann, NEXT, Purpose.None), refusal);
    }

    function test_Denied_WhenChartsConsentGivesAllElse() public {
        _grant(ann, colleague, 0, ALL & ~PERMISSION_CREATE);
        _isDenied("not permitted", Reason.NotPermitted);
    }

    function test_Denied_WhenConsentIsForOneRecord() public {
        _grant(ann, colleague, recordId, ALL & ~PERMISSION_CREATE);
        _isDenied("no consent", Reason.NoConsent);
    }

    function test_Succeeds_AddingARecord() public {
        uint256 count = ledger.recordCount();
        for (uint256 id = count + 1; id < count + 4; id++) {
            bytes32 commitment = keccak256(abi.encode(id));
            (Entry memory entry, Vm.Log memory detail) = _act(doctor, _call(ann, commitment, Purpose.HPAYMT));
            recordId = id;
            Entry memory expected = _recordEntry(doctor, Action.Create, Status.Active, 1, commitment);
            expected.purpose = Purpose.HPAYMT;
            require(entry.seq == 1, "it is the record's first entry");
            _is(entry, _says(expected, "record created"));
            _isNone(detail);
            _recordIs(id, 1, Status.Active, commitment);
            (address patient,,,,,) = ledger.record(id);
            require(patient == ann && ledger.recordCount() == id, "it is Ann's newest record");
        }
    }

    function test_Succeeds_ReturningTheRecordsNumber() public {
        (, bytes memory answer) = _call(doctor, _call(ann, NEXT, Purpose.TREAT));
        require(abi.decode(answer, (uint256)) == recordId + 1, "it returns the number");
    }

    function test_Denied_ReturningZero() public {
        (, bytes memory answer) = _call(colleague, _call(ann, NEXT, Purpose.TREAT));
        require(abi.decode(answer, (uint256)) == 0, "it returns zero");
    }

    function _attempt() internal override returns (Entry memory entry) {
        (entry,) = _act(colleague, _call(ann, NEXT, Purpose.TREAT));
    }

    /// It stands in the chart's stream.
    function _refusal() internal view override returns (Entry memory entry) {
        entry = _chartEntry(ann, colleague, colleague, Action.Create, NEXT);
        entry.purpose = Purpose.TREAT;
    }

    function _subject() internal pure override returns (address) {
        return colleague;
    }

    function _scope() internal pure override returns (uint256) {
        return 0;
    }

    function _action() internal pure override returns (Action) {
        return Action.Create;
    }

    function _permission() internal pure override returns (uint8) {
        return PERMISSION_CREATE;
    }

    function _word() internal pure override returns (string memory) {
        return "create";
    }

    function _call(address patient, bytes32 commitment, Purpose purpose) private pure returns (bytes memory) {
        return abi.encodeCall(IRecords.create, (patient, commitment, purpose));
    }
}
