// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, PERMISSION_AUDIT, Reason, Role, Status} from "../../../contracts/Vocabulary.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry} from "../base/Entry.sol";
import {Handler} from "./Handler.sol";

/// Registration, credentialing, suspension and consents.
abstract contract PeopleHandler is Handler {
    function register(uint256 seed, bytes32 key) external {
        address actor = _anybody(seed);
        bytes memory refusal;
        if (people[actor].role != Role.None) {
            refusal = abi.encodeWithSelector(IParticipants.AlreadyRegistered.selector, actor);
        } else if (key == 0) {
            refusal = _refusal(IParticipants.InvalidEncryptionKey.selector);
        } else if (seed % 5 != 0) {
            return; // The stranger stays one for a while.
        }
        bytes memory call = abi.encodeCall(IParticipants.register, (key));
        (bool isDone,) = _hold(actor, call, Action.Register, refusal, Reason.None);
        if (isDone) people[actor] = Person({role: Role.Patient, suspended: false, key: key});
    }

    function credential(uint256 seed, uint8 roleNumber, bytes32 key) external {
        address actor = _pick(seed, Role.Registrar);
        Role role = Role(roleNumber % 5);
        address account = _pick(_mix(seed, "account"), role);
        bytes memory refusal = _roleRefusal(actor, Role.Registrar, Action.Credential);
        Role actual = people[account].role;
        if (refusal.length == 0) {
            if (role != Role.Doctor && role != Role.Auditor) {
                refusal = abi.encodeWithSelector(IParticipants.RoleNotAllowed.selector, role, Action.Credential);
            } else if (key == 0) {
                refusal = _refusal(IParticipants.InvalidEncryptionKey.selector);
            } else if (actual != Role.None && actual != role) {
                refusal = abi.encodeWithSelector(IParticipants.AlreadyRegistered.selector, account);
            }
        }
        bytes memory call = abi.encodeCall(IParticipants.credential, (account, role, key));
        (bool isDone,) = _hold(actor, call, Action.Credential, refusal, Reason.None);
        if (isDone) people[account] = Person({role: role, suspended: false, key: key});
    }

    function suspend(uint256 seed) external {
        if (seed % 6 != 0) return; // Rarer than the rest, or hardly anybody could act.
        address actor = _pick(seed, Role.Registrar);
        address account = _pick(_mix(seed, "account"), seed % 4 == 0 ? Role.Auditor : Role.Doctor);
        bytes memory refusal = _roleRefusal(actor, Role.Registrar, Action.Suspend);
        Person memory person = people[account];
        if (refusal.length == 0) {
            if (person.role == Role.None) {
                refusal = abi.encodeWithSelector(IParticipants.NotRegistered.selector, account);
            } else if (person.role == Role.Patient || person.role == Role.Registrar) {
                refusal = abi.encodeWithSelector(IParticipants.RoleNotAllowed.selector, person.role, Action.Suspend);
            } else if (person.suspended) {
                refusal = abi.encodeWithSelector(IParticipants.AlreadySuspended.selector, account);
            }
        }
        bytes memory call = abi.encodeCall(IParticipants.suspend, (account));
        (bool isDone,) = _hold(actor, call, Action.Suspend, refusal, Reason.None);
        if (isDone) people[account].suspended = true;
    }

    function grant(uint256 seed, uint8 bits, uint32 startsIn, uint32 lasts) external {
        address patient = _pick(seed, Role.Patient);
        uint256 recordId = seed % 3 != 0 ? 0 : _pickRecord(seed);
        if (recordId != 0 && recordId <= knownCount && seed % 8 != 1) patient = known[recordId].patient;
        address grantee = _pick(_mix(seed, "grantee"), seed % 4 == 0 ? Role.Auditor : Role.Doctor);
        uint8 permissions = _permissionsFor(grantee, recordId, bits);
        uint64 from = startsIn % 8 == 0 ? uint64(block.timestamp) + startsIn % 1 days : uint64(block.timestamp);
        uint64 until = lasts % 2 == 0 ? 0 : from + lasts % 4 days;
        bytes memory refusal = _grantRefusal(patient, grantee, recordId, permissions);
        if (refusal.length == 0 && until != 0 && (until <= from || until <= block.timestamp)) {
            refusal = abi.encodeWithSelector(IConsents.InvalidPeriod.selector, from, until);
        }
        bytes memory call = abi.encodeCall(IConsents.grant, (grantee, recordId, permissions, from, until));
        (bool isDone, Entry memory entry) = _hold(patient, call, Action.Grant, refusal, Reason.None);
        if (isDone) given[patient][grantee][recordId] = Given(true, permissions, from, until, entry.seq);
    }

    function revoke(uint256 seed) external {
        if (seed % 2 != 0) return; // Or hardly a consent would last.
        address patient = _pick(seed, Role.Patient);
        uint256 recordId = seed % 4 == 0 ? 0 : _pickRecord(seed);
        address grantee = _pick(_mix(seed, "grantee"), seed % 3 == 0 ? Role.Auditor : Role.Doctor);
        bytes memory refusal = _roleRefusal(patient, Role.Patient, Action.Revoke);
        if (refusal.length == 0 && !given[patient][grantee][recordId].active) {
            refusal = abi.encodeWithSelector(IConsents.UnknownConsent.selector, patient, grantee, recordId);
        }
        bytes memory call = abi.encodeCall(IConsents.revoke, (grantee, recordId));
        (bool isDone,) = _hold(patient, call, Action.Revoke, refusal, Reason.None);
        if (isDone) delete given[patient][grantee][recordId];
    }

    /// Mostly what the grantee's role may have.
    function _permissionsFor(address grantee, uint256 recordId, uint8 bits) private view returns (uint8) {
        if (bits % 16 == 15) return bits;
        if (people[grantee].role == Role.Auditor) return bits % 8 == 0 ? 0 : PERMISSION_AUDIT;
        uint8 some = bits % 2 == 0 ? 63 : bits % 64;
        return recordId == 0 ? some : some - some % 16 + some % 8;
    }

    function _grantRefusal(address patient, address grantee, uint256 recordId, uint8 permissions)
        private
        view
        returns (bytes memory refusal)
    {
        refusal = _roleRefusal(patient, Role.Patient, Action.Grant);
        if (refusal.length > 0) return refusal;
        Known memory record = known[recordId];
        if (recordId != 0) {
            if (record.status == Status.None) {
                return abi.encodeWithSelector(IRecords.UnknownRecord.selector, recordId);
            }
            if (record.status == Status.Deleted) {
                return abi.encodeWithSelector(IRecords.RecordDeleted.selector, recordId);
            }
            if (record.patient != patient) {
                return abi.encodeWithSelector(IRecords.NotYourChart.selector, record.patient);
            }
        }
        Role role = people[grantee].role;
        if (role != Role.Doctor && role != Role.Auditor) {
            return abi.encodeWithSelector(IParticipants.RoleNotAllowed.selector, role, Action.Grant);
        }
        bool isRoles = role == Role.Auditor ? permissions % 64 == 0 && permissions < 128 : permissions < 64;
        bool isScopes = recordId == 0 ? permissions != 0 : (permissions / 8) % 2 == 0;
        if (!isRoles || !isScopes) return abi.encodeWithSelector(IConsents.InvalidPermissions.selector, permissions);
    }
}
