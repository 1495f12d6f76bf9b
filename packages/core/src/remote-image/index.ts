export { allowRemoteImages } from "./allow";
export { fetchRemoteImage, type RemoteImage } from "./fetch";
export { forgetRemoteImages } from "./forget";
export { readRemoteImages } from "./read";
