@NFT-explicit
%Initial q0
