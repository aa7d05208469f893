// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LogBook} from "../base/LogBook.sol";
import {Role} from "../../../contracts/Vocabulary.sol";
import {Model} from "./Model.sol";

/// Eleven accounts over all roles, and how a seed picks among them: mostly whom the act is for, sometimes anybody.
abstract contract Actors is Model, LogBook {
    address internal constant registrar = address(0x2000);
    address[3] internal patients = [address(0x2001), address(0x2002), address(0x2003)];
    address[3] internal doctors = [address(0x2011), address(0x2012), address(0x2013)];
    address[3] internal auditors = [address(0x2021), address(0x2022), address(0x2023)];
    address internal constant stranger = address(0x2031);

    function _pick(uint256 seed, Role role) internal view returns (address) {
        if (_mix(seed, "anybody") % 12 == 0) return _anybody(seed);
        uint256 index = _mix(seed, "index") % 3;
        if (role == Role.Patient) return patients[index];
        if (role == Role.Doctor) return doctors[index];
        if (role == Role.Auditor) return auditors[index];
        return registrar;
    }

    function _anybody(uint256 seed) internal view returns (address) {
        uint256 index = _mix(seed, "who") % 11;
        if (index < 3) return patients[index];
        if (index < 6) return doctors[index - 3];
        if (index < 9) return auditors[index - 6];
        return index == 9 ? registrar : stranger;
    }

    /// Known ones mostly; sometimes 0 or one too many.
    function _pickRecord(uint256 seed) internal view returns (uint256) {
        return _pickNumber(_mix(seed, "record"), knownCount);
    }

    function _pickMeeting(uint256 seed) internal view returns (uint256) {
        return _pickNumber(_mix(seed, "meeting"), meetingCount);
    }

    function _pickNumber(uint256 seed, uint256 count) internal pure returns (uint256) {
        if (seed % 16 == 0 || count == 0) return seed % 32 == 0 ? 0 : count + 1;
        // The last few, so that acts meet on the same ones.
        uint256 window = count < 6 ? count : 6;
        return count - (seed / 32) % window;
    }

    function _mix(uint256 seed, string memory salt) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, salt)));
    }
}
