// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Outcome, PERMISSION_DELETE, Purpose, Role, Status} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {DoctorConsentLaw} from "../base/ConsentLaw.sol";
import {Entry} from "../base/Entry.sol";
import {Vm} from "../base/Vm.sol";

contract RemoveTest is DoctorConsentLaw {
    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(doctor, _call(recordId + 1, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        bytes memory refusal = abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
        _reverts(doctor, _call(recordId, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(recordId, Purpose.TREAT), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotADoctor() public {
        _reverts(ann, _call(recordId, Purpose.TREAT), _roleNotAllowed(Role.Patient, Action.Delete));
        _reverts(auditor, _call(recordId, Purpose.TREAT), _roleNotAllowed(Role.Auditor, Action.Delete));
        _reverts(registrar, _call(recordId, Purpose.TREAT), _roleNotAllowed(Role.Registrar, Action.Delete));
    }

    function test_RevertWhen_PurposeIsNone() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidPurpose.selector, Purpose.None);
        _reverts(doctor, _call(recordId, Purpose.None), refusal);
    }

    function test_Succeeds_DeletingAnActiveRecord() public {
        _deletes(1, COMMITMENT);
    }

    function test_Succeeds_DeletingAnAmendedRecord() public {
        _amend(doctor, recordId, 1);
        _deletes(2, NEXT);
    }

    function _deletes(uint32 version, bytes32 commitment) private {
        (Entry memory entry, Vm.Log memory detail) = _act(doctor, _call(recordId, Purpose.PATADMIN));
        Entry memory expected = _recordEntry(doctor, Action.Delete, Status.Deleted, version, commitment);
        expected.purpose = Purpose.PATADMIN;
        _is(entry, _says(expected, "record deleted"));
        _isNone(detail);
        _recordIs(recordId, version, Status.Deleted, commitment);
    }

    function _attempt() internal override returns (Entry memory entry) {
        (entry,) = _act(colleague, _call(recordId, Purpose.TREAT));
        if (entry.outcome == Outcome.Success) _recordIs(recordId, 1, Status.Deleted, COMMITMENT);
    }

    function _refusal() internal view override returns (Entry memory) {
        return _recordEntry(colleague, Action.Delete, Status.Active, 1, COMMITMENT);
    }

    function _action() internal pure override returns (Action) {
        return Action.Delete;
    }

    function _permission() internal pure override returns (uint8) {
        return PERMISSION_DELETE;
    }

    function _word() internal pure override returns (string memory) {
        return "delete";
    }

    function _call(uint256 id, Purpose purpose) private pure returns (bytes memory) {
        return abi.encodeCall(IRecords.remove, (id, purpose));
    }
}
