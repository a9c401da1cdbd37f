import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadTemplates } from './load.js';
import { checkSpecification } from './specification.js';

const templates = loadTemplates();
const spoilt = (change) => {
  const copy = structuredClone(templates);
  change(copy.Workspace.Resources, copy.main.Resources);
  return checkSpecification(copy);
};

describe('the published resource specification', () => {
  it('knows every type, property and attribute of the templates', () => assert.deepEqual(checkSpecification(templates), []));

  it('catches a property of EFS on an S3 Files access point', () => {
    assert.deepEqual(
      spoilt(({ AccessPoint: { Properties } }) => {
        Properties.RootDirectory.CreationInfo = Properties.RootDirectory.CreationPermissions;
      }),
      ['AccessPoint.RootDirectory has no property CreationInfo'],
    );
  });

  it('catches a missing property, a wrong value, a wrong shape, a type and an attribute that are not there', () => {
    assert.deepEqual(
      spoilt((r) => delete r.FileSystem.Properties.RoleArn),
      ['FileSystem needs RoleArn'],
    );
    assert.deepEqual(
      spoilt((r) => delete r.AccessPoint.Properties.PosixUser.Gid),
      ['AccessPoint.PosixUser needs Gid'],
    );
    assert.match(spoilt((r) => (r.MountTargetA.Properties.IpAddressType = 'IPV5'))[0], /IpAddressType must be one of/);
    assert.deepEqual(
      spoilt((r) => (r.MountTargetA.Properties.SecurityGroups = 'sg-1')),
      ['MountTargetA.SecurityGroups must be a list'],
    );
    assert.equal(spoilt((r) => (r.FileSystem.Type = 'AWS::S3Files::Files'))[0], 'FileSystem: no type AWS::S3Files::Files');
    assert.deepEqual(
      spoilt((r) => (r.MountTargetA.Properties.FileSystemId = { 'Fn::GetAtt': ['FileSystem', 'Id'] })),
      ['FileSystem (AWS::S3Files::FileSystem) has no attribute Id'],
    );
  });

  it('catches what SAM hands on to Lambda', () => {
    assert.deepEqual(
      spoilt((_, { Summary }) => (Summary.Properties.FileSystemConfigs[0].MountPath = '/mnt/x')),
      ['Summary.FileSystemConfigs[0] has no property MountPath'],
    );
    assert.deepEqual(
      spoilt((_, { Orchestrator }) => delete Orchestrator.Properties.DurableConfig.ExecutionTimeout),
      ['Orchestrator.DurableConfig needs ExecutionTimeout'],
    );
    assert.deepEqual(
      spoilt((_, { Summary }) => (Summary.Properties.Mount = true)),
      ['Summary: SAM does not hand on Mount'],
    );
  });
});
