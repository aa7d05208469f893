// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, PERMISSION_AUDIT, Purpose, Role, Status} from "../../../contracts/Vocabulary.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {AuditorConsentLaw} from "../base/ConsentLaw.sol";
import {Entry} from "../base/Entry.sol";
import {Vm} from "../base/Vm.sol";

contract QueryTest is AuditorConsentLaw {
    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(auditor, _call(recordId + 1), refusal);
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        _reverts(auditor, _call(recordId), abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId));
    }

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(recordId), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotAnAuditor() public {
        _reverts(ann, _call(recordId), _roleNotAllowed(Role.Patient, Action.Query));
        _reverts(doctor, _call(recordId), _roleNotAllowed(Role.Doctor, Action.Query));
        _reverts(registrar, _call(recordId), _roleNotAllowed(Role.Registrar, Action.Query));
    }

    function test_Succeeds_LeavingAnEntry() public {
        _grant(ann, auditor, 0, PERMISSION_AUDIT);
        _amend(doctor, recordId, 1);
        (Entry memory entry, Vm.Log memory detail) = _act(auditor, _call(recordId));
        _is(entry, _says(_recordEntry(auditor, Action.Query, Status.Amended, 2, 0), "log queried"));
        require(entry.purpose == Purpose.HSYSADMIN, "an audit's purpose");
        _isNone(detail);
        _recordIs(recordId, 2, Status.Amended, NEXT);
    }

    function _attempt() internal override returns (Entry memory entry) {
        (entry,) = _act(auditor, _call(recordId));
    }

    function _refusal() internal view override returns (Entry memory) {
        return _recordEntry(auditor, Action.Query, Status.Active, 1, 0);
    }

    function _action() internal pure override returns (Action) {
        return Action.Query;
    }

    function _permission() internal pure override returns (uint8) {
        return PERMISSION_AUDIT;
    }

    function _word() internal pure override returns (string memory) {
        return "query";
    }

    function _call(uint256 id) private pure returns (bytes memory) {
        return abi.encodeCall(IRecords.query, (id));
    }
}
