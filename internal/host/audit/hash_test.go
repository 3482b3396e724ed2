package audit

import (
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
)

func leafHash(text []byte) []byte { return rfc6962.DefaultHasher.HashLeaf(text) }

func defaultHashes(bundle []byte) (hashes [][]byte, err error) {
	var b api.EntryBundle
	if err := b.UnmarshalText(bundle); err != nil {
		return nil, err
	}
	for _, e := range b.Entries {
		hashes = append(hashes, leafHash(e))
	}
	return hashes, nil
}
