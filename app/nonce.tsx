import { createContext, useContext } from "react";

/** The nonce of this answer's scripts. The browser hides it from scripts, so on the client there is none to pass on. */
const NonceContext = createContext<string | undefined>(undefined);
export const NonceProvider = NonceContext.Provider;
export const useNonce = () => useContext(NonceContext);
