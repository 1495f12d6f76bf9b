export { decideProposal } from "./decide";
export { listProposals } from "./list";
