import { id } from "ethers/hash";

/** keccak256 of each event's signature (`contracts/interfaces/`). A test holds them against the ABI. */
export const eventTopics = {
  AuditLog: id(
    "AuditLog(uint256,address,address,address,address,uint8,uint8,uint8,uint8,uint64,uint32,uint64,bytes32,bytes32,string)",
  ),
  ParticipantSet: id("ParticipantSet(address,uint8,bool,bytes32)"),
  ConsentSet: id("ConsentSet(address,address,uint256,bool,uint8,uint64,uint64)"),
  AppointmentSet: id("AppointmentSet(uint256,address,address,uint64,uint8,uint256)"),
  MismatchReported: id("MismatchReported(uint256,address,uint32,bytes32,bytes32)"),
} as const;
