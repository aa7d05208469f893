// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    PERMISSION_COPY,
    PERMISSION_PRINT,
    PERMISSION_VIEW,
    Purpose
} from "../../../contracts/Vocabulary.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {Entry} from "./Entry.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// The three ways to open a version.
abstract contract AccessLaw is LedgerTest {
    function _access(address actor, Action action, uint32 version) internal returns (Entry memory entry) {
        (entry,) = _act(actor, _callOf(action, recordId, version, REQUEST, Purpose.TREAT));
    }

    function _callOf(Action action, uint256 id, uint32 version, bytes32 request, Purpose purpose)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodeCall(IRecords.access, (action, id, version, request, purpose));
    }

    function _wordOf(Action action) internal pure returns (string memory) {
        if (action == Action.View) return "view";
        return action == Action.Copy ? "copy" : "print";
    }

    function _doneOf(Action action) internal pure returns (string memory) {
        if (action == Action.View) return "record viewed";
        return action == Action.Copy ? "record copied" : "record printed";
    }

    function _permissionOf(Action action) internal pure returns (uint8) {
        if (action == Action.View) return PERMISSION_VIEW;
        return action == Action.Copy ? PERMISSION_COPY : PERMISSION_PRINT;
    }
}
