// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    AppointmentState,
    Outcome,
    PERMISSION_AUDIT,
    Purpose,
    Reason,
    Role,
    Status
} from "../../../contracts/Vocabulary.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {Entry} from "../base/Entry.sol";
import {deployLedger} from "../base/Ledger.sol";
import {vm} from "../base/Vm.sol";
import {Actors} from "./Actors.sol";

/// Acts, and holds each act to what the model says: the revert to the letter, or the entry with its outcome and message.
abstract contract Handler is Actors {
    /// Acts that succeeded, were refused and reverted, by action: so that a run can be seen to have done something.
    mapping(Action => uint256[3]) internal tally;
    /// What entries alone say: which version an auditor reported last.
    mapping(uint256 recordId => mapping(address auditor => uint32)) internal reportedInLog;

    function start() external {
        vm.recordLogs();
        ledger = deployLedger(registrar);
        _readBack(address(this));
        people[registrar].role = Role.Registrar;
        for (uint256 index = 0; index < 3; index++) {
            _enrol(patients[index], Role.Patient);
            _enrol(doctors[index], Role.Doctor);
            if (index < 2) _enrol(auditors[index], Role.Auditor);
        }
    }

    /// Time moves between acts: seconds, minutes, and now and then days.
    function pass(uint32 amount, uint8 unit) external {
        uint256 seconds_ = unit % 8 == 0 ? amount % 4 days : unit % 2 == 0 ? amount % 1 hours : amount % 60;
        vm.warp(block.timestamp + seconds_);
    }

    function tallyOf(Action action) external view returns (uint256[3] memory) {
        return tally[action];
    }

    /// @param refusal what it must revert with; empty where it may not revert
    /// @param reason what the model says
    /// @return isDone it succeeded, and the model has to take note
    function _hold(address actor, bytes memory call, Action action, bytes memory refusal, Reason reason)
        internal
        returns (bool isDone, Entry memory entry)
    {
        if (refusal.length > 0) {
            (bool isMined, bytes memory answer) = _call(actor, call);
            require(!isMined && keccak256(answer) == keccak256(refusal), "it reverts as the model says");
            tally[action][2]++;
            return (false, entry);
        }
        (entry,) = _act(actor, call);
        require(entry.action == action, "the entry's action");
        if (reason == Reason.None) {
            tally[action][0]++;
            require(entry.outcome == Outcome.Success, "the model allows it");
            bool isProfessional = people[actor].role == Role.Doctor || people[actor].role == Role.Auditor;
            require(!isProfessional || !people[actor].suspended, "the suspended never succeed");
            return (true, entry);
        }
        tally[action][1]++;
        require(entry.outcome == Outcome.Denied, "the model refuses it");
        require(keccak256(bytes(entry.message)) == keccak256(bytes(_because(action, reason))), "for that reason");
        return (false, entry);
    }

    function _refusal(bytes4 selector) internal pure returns (bytes memory) {
        return abi.encodePacked(selector);
    }

    /// Reverts that depend on the caller's role alone.
    function _roleRefusal(address actor, Role role, Action action) internal view returns (bytes memory) {
        Role actual = people[actor].role;
        if (actual == Role.None) return abi.encodeWithSelector(IParticipants.NotRegistered.selector, actor);
        if (actual != role) return abi.encodeWithSelector(IParticipants.RoleNotAllowed.selector, actual, action);
        return "";
    }

    function _enrol(address account, Role role) private {
        bytes32 key = keccak256(abi.encode(account));
        if (role == Role.Patient) _act(account, abi.encodeCall(IParticipants.register, (key)));
        else _act(registrar, abi.encodeCall(IParticipants.credential, (account, role, key)));
        people[account] = Person({role: role, suspended: false, key: key});
    }
}
