// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Outcome, PERMISSION_AMEND, Purpose, Role, Status} from "../../../contracts/Vocabulary.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {DoctorConsentLaw} from "../base/ConsentLaw.sol";
import {Entry} from "../base/Entry.sol";
import {Vm} from "../base/Vm.sol";

contract AmendTest is DoctorConsentLaw {
    function test_RevertWhen_RecordIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId + 1);
        _reverts(doctor, _call(recordId + 1, 1, NEXT, Purpose.TREAT), refusal);
        _reverts(doctor, _call(0, 1, NEXT, Purpose.TREAT), abi.encodeWithSelector(IRecords.UnknownRecord.selector, 0));
    }

    function test_RevertWhen_RecordIsDeleted() public {
        _remove(doctor, recordId);
        bytes memory refusal = abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
        _reverts(doctor, _call(recordId, 1, NEXT, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_CallerIsNotRegistered() public {
        _reverts(stranger, _call(recordId, 1, NEXT, Purpose.TREAT), _notRegistered(stranger));
    }

    function test_RevertWhen_CallerIsNotADoctor() public {
        _reverts(ann, _call(recordId, 1, NEXT, Purpose.TREAT), _roleNotAllowed(Role.Patient, Action.Amend));
        _reverts(auditor, _call(recordId, 1, NEXT, Purpose.TREAT), _roleNotAllowed(Role.Auditor, Action.Amend));
        _reverts(registrar, _call(recordId, 1, NEXT, Purpose.TREAT), _roleNotAllowed(Role.Registrar, Action.Amend));
    }

    function test_RevertWhen_CommitmentIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidCommitment.selector);
        _reverts(doctor, _call(recordId, 1, 0, Purpose.TREAT), refusal);
    }

    function test_RevertWhen_PurposeIsNone() public {
        bytes memory refusal = abi.encodeWithSelector(ILog.InvalidPurpose.selector, Purpose.None);
        _reverts(doctor, _call(recordId, 1, NEXT, Purpose.None), refusal);
    }

    function test_RevertWhen_VersionIsNotTheCurrentOne() public {
        _amend(doctor, recordId, 1);
        uint32[4] memory others = [uint32(0), 1, 3, type(uint32).max];
        for (uint256 index = 0; index < others.length; index++) {
            bytes memory refusal = abi.encodeWithSelector(IRecords.StaleVersion.selector, recordId, 2);
            _reverts(doctor, _call(recordId, others[index], NEXT, Purpose.TREAT), refusal);
            _reverts(colleague, _call(recordId, others[index], NEXT, Purpose.TREAT), refusal);
        }
    }

    function test_Succeeds_AddingAVersion() public {
        for (uint32 version = 2; version < 5; version++) {
            bytes32 commitment = keccak256(abi.encode(version));
            (Entry memory entry, Vm.Log memory detail) =
                _act(doctor, _call(recordId, version - 1, commitment, Purpose.HOPERAT));
            Entry memory expected = _recordEntry(doctor, Action.Amend, Status.Amended, version, commitment);
            expected.purpose = Purpose.HOPERAT;
            _is(entry, _says(expected, "record amended"));
            _isNone(detail);
            _recordIs(recordId, version, Status.Amended, commitment);
        }
    }

    function _attempt() internal override returns (Entry memory entry) {
        (entry,) = _act(colleague, _call(recordId, 1, NEXT, Purpose.TREAT));
        if (entry.outcome == Outcome.Success) _recordIs(recordId, 2, Status.Amended, NEXT);
    }

    function _refusal() internal view override returns (Entry memory) {
        return _recordEntry(colleague, Action.Amend, Status.Active, 1, NEXT);
    }

    function _action() internal pure override returns (Action) {
        return Action.Amend;
    }

    function _permission() internal pure override returns (uint8) {
        return PERMISSION_AMEND;
    }

    function _word() internal pure override returns (string memory) {
        return "amend";
    }

    function _call(uint256 id, uint32 replaces, bytes32 commitment, Purpose purpose)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeCall(IRecords.amend, (id, replaces, commitment, purpose));
    }
}
