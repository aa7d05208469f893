// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, PERMISSION_AUDIT, Purpose, Role, Status} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {AuditorConsentLaw} from "../base/ConsentLaw.sol";
import {Entry} from "../base/Entry.sol";
import {Vm} from "../base/Vm.sol";

contract ReportMismatchTest is AuditorConsentLaw {
    bytes32 private constant HEAD = keccak256("a head");
    bytes32 private constant REPORT = keccak256("a report");

    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(auditor, _call(recordId + 1, 1, HEAD, REPORT), refusal);
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        bytes memory refusal = abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
        _reverts(auditor, _call(recordId, 1, HEAD, REPORT), refusal);
    }

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(recordId, 1, HEAD, REPORT), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAnAuditor() public {
        bytes memory call = _call(recordId, 1, HEAD, REPORT);
        _reverts(ann, call, _roleNotAllowed(Role.Patient, Action.ReportMismatch));
        _reverts(doctor, call, _roleNotAllowed(Role.Doctor, Action.ReportMismatch));
        _reverts(registrar, call, _roleNotAllowed(Role.Registrar, Action.ReportMismatch));
    }

    function test_RevertWhen_VersionIsNotTheCurrentOne() public {
        _amend(doctor, recordId, 1);
        uint32[3] memory others = [uint32(0), 1, 3];
        for (uint256 index = 0; index < others.length; index++) {
            bytes memory refusal = abi.encodeWithSelector(IRecords.StaleVersion.selector, recordId, 2);
            _reverts(auditor, _call(recordId, others[index], HEAD, REPORT), refusal);
        }
    }

    function test_RevertWhen_HeadIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidCommitment.selector);
        _reverts(auditor, _call(recordId, 1, 0, REPORT), refusal);
    }

    function test_RevertWhen_ReportHashIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidCommitment.selector);
        _reverts(auditor, _call(recordId, 1, HEAD, 0), refusal);
    }

    function test_Succeeds_LeavingAnEntryWithItsDetails() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _amend(doctor, recordId, 1);
        (Entry memory entry, Vm.Log memory detail) = _act(auditor, _call(recordId, 2, HEAD, REPORT));
        bytes memory fields = abi.encode(recordId, auditor, 2, HEAD, REPORT);
        Entry memory expected =
            _recordEntry(auditor, Action.ReportMismatch, Status.Amended, 2, keccak256(fields));
        _is(entry, _says(expected, "mismatch reported"));
        require(entry.purpose == Purpose.HSYSADMIN, "an audit's purpose");
        _isDetail(detail, bytes.concat(IRecords.MismatchReported.selector, fields));
        _recordIs(recordId, 2, Status.Amended, NEXT);
    }

    function test_Denied_WithoutADetail() public {
        (, Vm.Log memory detail) = _act(auditor, _call(recordId, 1, HEAD, REPORT));
        _isNone(detail);
    }

    function _attempt() internal override returns (Entry memory entry) {
        (entry,) = _act(auditor, _call(recordId, 1, HEAD, REPORT));
    }

    function _refusal() internal view override returns (Entry memory) {
        return _recordEntry(auditor, Action.ReportMismatch, Status.Active, 1, 0);
    }

    function _action() internal pure override returns (Action) {
        return Action.ReportMismatch;
    }

    function _permission() internal pure override returns (uint8) {
        return PERMISSION_AUDIT;
    }

    function _word() internal pure override returns (string memory) {
        return "report";
    }

    function _call(uint256 id, uint32 version, bytes32 head, bytes32 report) private pure returns (bytes memory) {
        return abi.encodeCall(IRecords.reportMismatch, (id, version, head, report));
    }
}
