/** A place that entries are sent to or taken from, as somebody types it: its address, and who may use it. */
import { useState } from 'react';

export interface Place {
  address: string;
  setAddress: (address: string) => void;
  user: string;
  setUser: (user: string) => void;
  secret: string;
  setSecret: (secret: string) => void;
  /** Whether it is reached over a network, and so wants a name and a password. */
  isRemote: boolean;
  /** What the calls take. */
  credentials: { credentials?: { user: string; secret: string } };
  forgetSecret: () => void;
}

export function usePlace(): Place {
  const [address, setAddress] = useState('');
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const isRemote = /^[a-z0-9]+:\/\//.test(address.trim());
  return {
    address,
    setAddress,
    user,
    setUser,
    secret,
    setSecret,
    isRemote,
    credentials: isRemote && user !== '' ? { credentials: { user: user.trim(), secret } } : {},
    forgetSecret: () => setSecret(''),
  };
}
