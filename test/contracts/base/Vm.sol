// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Those of the test runner's cheatcodes that the tests use.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function assume(bool condition) external pure;
    function getCode(string calldata artifact) external view returns (bytes memory);
    function getRecordedLogs() external returns (Log[] memory);
    function load(address target, bytes32 slot) external view returns (bytes32);
    function prank(address sender) external;
    function recordLogs() external;
    function store(address target, bytes32 slot, bytes32 value) external;
    function warp(uint256 timestampSeconds) external;
}

Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
